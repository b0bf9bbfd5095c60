"""Reflected cross-site scripting: nothing in an address or a refused form comes back as an element of the page."""

import pytest

from .asking import FIELDS, NAMES
from .foreign import HOSTILE, Foreign
from .walking import address, rules


def foreign(response) -> list[str]:
    return Foreign(response.text).found if response.mimetype == "text/html" else []


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["pages", "parts"])
def test_no_page_repeats_what_its_address_asks_for(administrator, bees, app, headers):
    query = {name: HOSTILE for name in NAMES}
    for _, rule in rules(app, "GET", of="pages."):
        response = administrator.client.get(address(app, rule), query_string=query, headers=headers)
        assert response.status_code < 500, rule
        assert foreign(response) == [], rule


def test_no_form_repeats_what_was_typed_into_it(administrator, bees, app, token):
    for _, rule in rules(app, "POST", "PUT", of="pages."):
        if rule.endpoint not in ("pages.end_session", "pages.start_session"):
            typed = {name: HOSTILE for name in FIELDS} | {"csrf_token": token(administrator)}
            response = administrator.client.open(address(app, rule), method="POST", data=typed)
            assert response.status_code < 500, rule
            assert foreign(response) == [], rule


@pytest.mark.parametrize("path", ["/<foreign>", "/documents/<foreign>", "/events/<script>foreign()</script>"])
def test_what_is_not_there_is_not_repeated(administrator, live, path):
    assert foreign(administrator.client.get(path)) == []
    assert foreign(live.send("GET", path, token=None)) == []


def test_signing_in_repeats_nothing(client):
    assert foreign(client.get("/sign-in", query_string={"next": HOSTILE})) == []
    assert foreign(client.post("/sign-in", data=dict.fromkeys(FIELDS, HOSTILE))) == []
