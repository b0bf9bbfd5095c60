"""What a token is good for: each route says what it needs, and who lacks it is told."""

import pytest
from flask import Flask

from domain import applications
from domain.access_log import describe, find
from domain.rules.scopes import SCOPES
from tests.examples import body, new_id
from webapp.api import scopes

from .conftest import SETUP
from .test_auth import paths


def bearer(*good_for: str) -> dict:
    token = applications.register_application("publisher", [], SETUP, scopes=list(good_for))
    return {"Authorization": f"Bearer {token}"}


def test_every_route_needs_a_scope_that_there_is(app):
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")}
    assert endpoints == set(scopes.NEEDED)
    assert set(scopes.NEEDED.values()) == set(SCOPES)


def test_a_route_that_needs_none_keeps_the_application_from_starting():
    app = Flask("other")
    app.add_url_rule("/v2/new", "api.new", view_func=lambda: "")
    with pytest.raises(LookupError, match="api.new"):
        scopes.check_declared(app)


@pytest.mark.parametrize("lacking", SCOPES)
def test_no_route_answers_a_token_without_its_scope(app, client, lacking):
    headers = bearer(*(each for each in SCOPES if each != lacking))
    urls, asked = app.url_map.bind("localhost"), 0
    for method, path in paths(app):
        endpoint, _ = urls.match(path, method=method)
        if scopes.NEEDED[endpoint] == lacking:
            response, asked = client.open(path, method=method, headers=headers), asked + 1
            assert response.status_code == 403, path
            assert f"a token with the scope {lacking};" in response.json["message"]
            expected = f'Bearer error="insufficient_scope", scope="{lacking}"'
            assert response.headers["WWW-Authenticate"] == expected
    assert asked


def test_a_token_does_what_its_scopes_say_and_no_more(client):
    headers, item = bearer("draft"), f"/v2/content/{new_id()}"
    assert client.put(item, json=body(), headers=headers).status_code == 200
    assert client.post(f"{item}/publish", json={}, headers=headers).status_code == 403
    assert client.get(item, headers=headers).status_code == 403


def test_what_is_refused_for_its_token_is_noted_without_the_token(client):
    client.get("/v2/content", headers={"Authorization": "Bearer annals_guessed"})
    client.get("/v2/content", headers=bearer("draft"))
    scope, unknown = find()
    assert (scope.kind, scope.what["reason"], scope.what["route"]) == (
        "token-refused", "insufficient_scope", "/v2/content",
    )  # fmt: skip
    said = str(describe(scope, lambda id_: "publisher"))
    assert said.startswith("Publisher was refused GET /v2/content because: “This needs a token with the scope read")
    assert unknown.what["reason"] == "invalid_token"
    assert str(describe(unknown, lambda id_: None)).startswith("Somebody was refused GET /v2/content")
    assert "guessed" not in str(vars(unknown))
