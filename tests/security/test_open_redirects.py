"""Open redirects: no address or form of ours sends anybody to a site of somebody else's choice."""

from urllib.parse import urlsplit

import pytest

from tests.webapp.pages.visitor import PASSWORD

from .asking import FIELDS, NAMES
from .walking import address, rules

ELSEWHERE = ("https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "///evil.example",
             "/%09/evil.example", "/\t/evil.example", "javascript:alert(1)", "https:evil.example", "/ /evil.example",
             "/.//evil.example", "/..//evil.example", "@evil.example")  # fmt: skip
WAYS_BACK = ("next", "return_to", "redirect", "url", "back", "continue")


def leads_elsewhere(response) -> bool:
    """Whether a browser would end up on another site, by a header of HTTP or of htmx."""
    headers = ("Location", "HX-Redirect", "HX-Location", "Refresh", "HX-Push-Url", "HX-Replace-Url")
    return any(_is_elsewhere(response.headers.get(name, "")) for name in headers)


def _is_elsewhere(location: str) -> bool:
    plain = location.replace("\\", "/").replace("\t", "").strip()
    there = urlsplit(plain)
    return plain.startswith("//") or bool(there.scheme) or there.netloc not in ("", "localhost")


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_no_page_or_form_leads_elsewhere(administrator, bees, app, token, elsewhere):
    headers = {"Referer": elsewhere, "HX-Current-URL": elsewhere, "Origin": elsewhere} if "\t" not in elsewhere else {}
    asked = dict.fromkeys((*NAMES, *WAYS_BACK), elsewhere)
    for _, rule in rules(app, "GET", of="pages."):
        response = administrator.client.get(address(app, rule), query_string=asked, headers=headers)
        assert not leads_elsewhere(response), rule
    typed = dict.fromkeys((*FIELDS, *WAYS_BACK), elsewhere) | {"csrf_token": token(administrator)}
    for _, rule in rules(app, "POST", of="pages."):
        if rule.endpoint != "pages.end_session":
            assert not leads_elsewhere(administrator.client.post(address(app, rule), data=typed, headers=headers)), rule


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_signing_in_leads_nowhere_else(visitor, editor, elsewhere):
    data = visitor.get("/sign-in").form("Sign in").fields | {"email": "ada@example.org", "password": PASSWORD}
    response = visitor.client.post("/sign-in", data=data | {"next": elsewhere})
    assert response.status_code == 303
    assert not leads_elsewhere(response)
    assert not leads_elsewhere(editor.client.get("/sign-in", query_string={"next": elsewhere}))


def test_an_address_of_ours_with_two_slashes_is_none(client, live):
    for path in ("//evil.example", "//evil.example/..", "/\\evil.example", "//evil.example/", "///evil.example"):
        for site in (client, live.app.test_client()):
            response = site.get("/", environ_overrides={"PATH_INFO": path})
            assert response.status_code != 200
            assert not leads_elsewhere(response)
