"""Bearer tokens: needed everywhere in the API, and only there."""

import pytest

from tests.examples import new_id


def paths(app) -> list[tuple[str, str]]:
    """Every route of the API, as (method, a path that fits it)."""
    values = {"content_id": new_id(), "host_content_id": new_id(), "base_path": "bees", "name": "answer"}
    urls = app.url_map.bind("localhost")
    return [
        (method, urls.build(rule.endpoint, {name: values[name] for name in rule.arguments}, method=method))
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api.")
        for method in rule.methods - {"OPTIONS", "HEAD"}
    ]


@pytest.mark.parametrize(
    ("header", "error"),
    [
        (None, "invalid_request"),
        ("Basic eA==", "invalid_request"),
        ("Bearer", "invalid_request"),
        ("Bearer x", "invalid_token"),
    ],
)
def test_no_route_answers_without_a_good_token(app, client, header, error):
    assert len(paths(app)) >= 11
    for method, path in paths(app):
        response = client.open(path, method=method, headers={"Authorization": header} if header else {})
        assert response.status_code == 401, path
        assert response.json["message"]
        assert response.headers["WWW-Authenticate"] == f'Bearer error="{error}"'


def test_a_method_that_is_not_there_is_said_to_be_so(api):
    assert api.post(f"/v2/content/{new_id()}")[0] == 405


def test_health_is_open_to_everybody(client, working):
    assert client.get("/healthcheck/live").data == b"OK"
    ready = client.get("/healthcheck/ready")
    assert (ready.status_code, ready.json["status"]) == (200, "ok")
