"""Drafts under an access limit, reached past the pages: the API, the feed, checkpoints, and both content stores.

What the pages show of them, in lists, searches, the timeline and the past, is in tests/webapp/pages/test_limits.py.
"""

import pytest

from domain.downstream.present import present
from domain.handle import handle
from tests.examples import save
from tests.webapp.pages.conftest import BEES, OPERATOR
from tests.webapp.pages.visitor import Visitor

from .walking import NOBODY, address, rules

SECRETS = ("zephyrine", "quincunx", "wobbegong")
PATH = "/wobbegong"


@pytest.fixture
def hidden(db):
    """A draft for one person who is none of those here."""
    words = {"title": "Zephyrine", "base_path": PATH, "details": {"body": "<p>Quincunx.</p>"}}
    handle(save(BEES, access_limited={"users": [NOBODY], "organisations": []}, **words), OPERATOR)


def told(response) -> list[str]:
    return [word for word in SECRETS if word in f"{response.headers} {response.text}".lower()]


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer made-up"}, {"Authorization": "Basic YTpi"}])
@pytest.mark.parametrize("role", [None, "editor", "auditor"])
def test_the_api_and_its_feed_are_for_applications_alone(app, person, hidden, role, headers):
    visitor = person("Ada Lovelace", role) if role else Visitor(app.test_client())
    for method, rule in rules(app, "GET", "POST", of="api."):
        response = visitor.client.open(address(app, rule), method=method, headers=headers)
        assert response.status_code == 401, rule
        assert told(response) == [], rule


def test_what_is_open_to_all_tells_nothing(client, app, hidden):
    for _, rule in rules(app, "GET"):
        for query in ({}, {"q": "Zephyrine", "next": PATH + "?"}):
            response = client.get(address(app, rule), query_string=query if "q" not in query else {"q": "Zephyrin"})
            assert not [word for word in ("quincunx", "wobbegong") if word in response.text.lower()], rule


def test_the_site_for_readers_never_gets_it(live, hidden):
    assert present([PATH], "live") in ({}, {PATH: None})
    assert live.get(PATH).status_code == 404


@pytest.mark.parametrize("headers", [{}, {"X-Govuk-Authenticated-User": "invalid"}, {"Govuk-Auth-Bypass-Id": NOBODY}])
def test_the_site_for_drafts_shows_it_to_nobody_else(draft_store, hidden, headers):
    assert draft_store.send("PUT", f"/content{PATH}", present([PATH], "draft")[PATH]).status_code in (200, 201)
    for address_ in (PATH, f"/api/content{PATH}", f"{PATH}/", f"/api/content{PATH}?a=1", f"/content{PATH}"):
        response = draft_store.app.test_client().get(address_, headers=headers)
        assert not [word for word in ("zephyrine", "quincunx") if word in response.text.lower()], address_
