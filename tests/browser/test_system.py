"""The system page in a browser: one answer, buttons with progress, what differs and its mending."""

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.jobs.test_verify_targets import ByHand
from tests.stack import until


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_administrator_verifies_sees_what_differs_and_mends_it(desk, scripts):
    desk.publish()
    until(desk.stack.settled)
    page = desk.sign_in("Ada Lovelace", "administrator", scripts=scripts)
    page.goto("/system")
    expect(page.get_by_text("Nobody knows")).to_be_visible()
    press(page, "Verify everything", "Yes: everything is as the log says")

    ByHand(desk.stack.settings.content_store_database_url).run("DELETE FROM items")
    press(page, "Verify everything", "No: something is not as the log says")
    expect(page.locator("[data-target=live-content-store]")).to_contain_text("missing")
    if scripts:
        assert axe.found(page) == []
    press(page, "Repair live-content-store", "as it should be")
    press(page, "Verify everything deeply", "Yes: everything is as the log says")


def test_a_rebuild_waits_for_a_yes(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace", "administrator")
    page.goto("/system")
    press(page, "Rebuild the projections", "can be swapped")
    assert axe.found(page) == []
    press(page, "Swap them in", "The tables were swapped at position")
    expect(page.get_by_text("None is under way.")).to_be_visible()


def press(page, button: str, then: str) -> None:
    """Press a button and wait for what it leads to, looking again as somebody without scripts does."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_text("has been asked for")).to_be_visible()

    def ended() -> bool:
        if page.get_by_role("link", name="Look again").is_visible():
            page.goto(page.get_by_role("link", name="Look again").get_attribute("href"))
        return page.locator("[data-run]").count() == 0

    until(ended, seconds=60, what=button)
    expect(page.get_by_text(then).first).to_be_visible()
