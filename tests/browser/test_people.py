"""From an invitation to a deactivated account, with and without JavaScript; what axe-core says of the pages."""

import re

import pytest
from playwright.sync_api import Page, expect

from domain import accounts
from tests.browser import axe
from tests.browser.conftest import OPERATOR, PASSWORD, watch

NEW_PASSWORD = "a ship in Maine"


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def newcomer(desk, scripts: bool) -> Page:
    """The browser of somebody who has not signed in."""
    page = desk.browser.new_context(base_url=desk.stack.url, java_script_enabled=scripts).new_page()
    watch(page)
    return page


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_somebody_is_invited_chooses_a_password_and_is_let_go(desk, scripts):
    noor = desk.sign_in("Noor Haddad", "administrator", scripts=scripts)
    noor.get_by_role("navigation", name="Annals").get_by_role("link", name="People").click()
    noor.get_by_role("button", name="Invite a person").click()
    noor.get_by_label("Name").fill("Grace Hopper")
    noor.get_by_label("Email address").fill("grace@example.org")
    noor.get_by_label("Editor").check()
    press(noor, "Invite")
    link = noor.get_by_role("region", name="The link").inner_text()

    grace = newcomer(desk, scripts)
    grace.goto(link)
    grace.get_by_label("Password", exact=True).fill("gracehopper1906")
    press(grace, "Set password")
    expect(grace.get_by_role("alert").first).to_contain_text("little more than your name")
    grace.get_by_label("Password", exact=True).fill(NEW_PASSWORD)
    if scripts:
        grace.get_by_role("button", name="Show password").click()
        expect(grace.get_by_label("Password", exact=True)).to_have_attribute("type", "text")
    press(grace, "Set password")
    expect(grace.get_by_role("heading", level=1)).to_have_text("Sign in")
    grace.get_by_label("Email address").fill("grace@example.org")
    grace.get_by_label("Password", exact=True).fill(NEW_PASSWORD)
    press(grace, "Sign in")
    grace.get_by_role("link", name="Grace Hopper").click()
    expect(grace.get_by_role("heading", level=1)).to_have_text("Your account")

    noor.get_by_role("navigation", name="Annals").get_by_role("link", name="People").click()
    noor.get_by_role("link", name="Grace Hopper").click()
    noor.get_by_label("Reason").fill("Has left")
    press(noor, "Deactivate")
    expect(noor.get_by_text("cannot sign in any more")).to_be_visible()
    grace.goto("/")
    expect(grace.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert noor.problems == []
    assert [each for each in grace.problems if "422" not in each] == []


def test_axe_finds_nothing_on_the_pages_about_people(desk):
    noor = desk.sign_in("Noor Haddad", "administrator")
    bob = accounts.create_account("bob@example.org", "Bob Bauer", "editor", PASSWORD, OPERATOR)
    _, token = accounts.invite("grace@example.org", "Grace Hopper", "reader", OPERATOR)
    found = []
    for path in ("/people", "/people?q=nobody-at-all", "/people/new", f"/people/{bob.account_id}", "/account"):
        noor.goto(path)
        found += axe.found(noor)
    desk.come_back("Noor Haddad")
    noor.goto("/account")
    expect(noor.get_by_role("button", name="Sign out everywhere else")).to_be_visible()
    press(noor, "Change password")
    found += axe.found(noor)
    noor.goto("/people/new")
    press(noor, "Invite")
    found += axe.found(noor)
    noor.goto(f"/people/{bob.account_id}")
    press(noor, "Deactivate")
    found += axe.found(noor)
    press(noor, "Make a link to choose a password")
    expect(noor.get_by_role("heading", level=1)).to_have_text(re.compile("A link for Bob Bauer"))
    found += axe.found(noor)
    accounts.deactivate(bob.account_id, "Has left", OPERATOR)
    for path in (f"/people/{bob.account_id}", f"/invitations/{token}", "/invitations/none"):
        noor.goto(path)
        found += axe.found(noor)
    noor.goto(f"/invitations/{token}")
    press(noor, "Set password")
    found += axe.found(noor)
    assert found == []
