"""A token, from being issued on the page to being refused, at a real site."""

import urllib3
from playwright.sync_api import expect

from tests.browser import axe


def test_a_token_is_issued_used_and_revoked(desk):
    page = desk.sign_in("Noor Haddad", "administrator", scripts=False)
    page.goto("/applications/new")
    page.get_by_label("Name").fill("publisher")
    page.get_by_role("button", name="Register").click()
    page.get_by_label("What it is for").fill("On the test system")
    page.get_by_label("read", exact=True).check()
    page.get_by_role("button", name="Issue a token").click()
    token = page.get_by_label("The token").inner_text()

    assert [asked(desk, token, "GET"), asked(desk, token, "PUT")] == [404, 403]
    page.get_by_role("link", name="publisher", exact=True).click()
    page.get_by_role("button", name="Revoke On the test system").click()
    expect(page.get_by_text("works nowhere any more")).to_be_visible()
    assert asked(desk, token, "GET") == 401


def test_the_pages_are_good_for_everybody(desk):
    page = desk.sign_in("Noor Haddad", "administrator")
    page.goto("/applications/new")
    problems = axe.found(page)
    page.get_by_label("Name").fill("a-rather-long-name-of-an-application-that-publishes")
    page.get_by_role("button", name="Register").click()
    page.get_by_role("button", name="Issue a token").click()
    expect(page.get_by_role("alert")).to_be_visible()
    problems += axe.found(page)
    page.get_by_label("What it is for").fill("On the test system")
    page.get_by_label("read", exact=True).check()
    page.get_by_role("button", name="Issue a token").click()
    problems += axe.found(page)
    page.get_by_role("link", name="a-rather-long-name").first.click()
    problems += axe.found(page)
    page.goto("/applications")
    assert problems + axe.found(page) == []


def asked(desk, token: str, method: str) -> int:
    url = f"{desk.stack.url}/v2/content/2f1e2d3c-0000-4000-8000-000000000001"
    return urllib3.request(method, url, headers={"Authorization": f"Bearer {token}"}, json={}).status
