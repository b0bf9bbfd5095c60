"""Two who edit one document: nothing is overwritten in silence, and nothing that was typed is lost."""

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("scripts", [True, False])
def test_what_both_changed_is_asked_and_the_rest_is_merged(desk, scripts):
    desk.publish()
    first = desk.sign_in("Ada Lovelace", scripts=scripts)
    desk.open(first, "Keeping bees")
    second = first.context.new_page()
    second.goto(first.url)
    second.get_by_label("Summary").fill("Written in the second tab.")
    second.get_by_label("Title").fill("Keeping wild bees")
    second.get_by_role("button", name="Save draft").click()
    expect(second.get_by_text("Draft saved at")).to_be_visible()

    first.get_by_label("Summary").fill("Written in the first tab.")
    first.get_by_label("Body").fill("A whole new text.")
    first.get_by_role("button", name="Save draft").click()
    expect(first.get_by_text("Nothing was saved: this document has changed since you opened it")).to_be_visible()
    expect(first.get_by_text("Ada Lovelace saved a draft of ‘Keeping wild bees’").first).to_be_visible()
    expect(first.get_by_label("Summary", exact=True)).to_have_value("Written in the first tab.")
    expect(first.get_by_label("Body", exact=True)).to_have_value("A whole new text.")
    expect(first.get_by_label("Title", exact=True)).to_have_value("Keeping wild bees")
    expect(first.locator(".annals-overlap del")).to_contain_text("second")
    expect(first.locator(".govuk-error-summary")).to_be_focused()

    first.get_by_role("group", name="Whose summary is kept?").get_by_label("Mine, as it stands in the field").check()
    first.get_by_role("button", name="Save draft").click()
    expect(first.get_by_text("Draft saved at").first).to_be_visible()
    expect(first.locator(".annals-overlap")).to_have_count(0)
    second.reload()
    expect(second.get_by_label("Summary", exact=True)).to_have_value("Written in the first tab.")
    expect(second.locator("#history")).to_contain_text("merged with what Ada Lovelace had saved")


@pytest.mark.parametrize("scripts", [True, False])
def test_signing_in_anew_in_another_tab_loses_nothing_typed_in_this_one(desk, scripts):
    desk.publish()
    page = desk.sign_in("Ada Lovelace", scripts=scripts)
    desk.open(page, "Keeping bees")
    page.get_by_label("Summary").fill("Typed before.")
    other = page.context.new_page()
    other.goto("/")
    other.get_by_role("button", name="Sign out").click()
    other.get_by_label("Email address").fill("ada@example.org")
    other.get_by_label("Password", exact=True).fill("a password for tests")
    other.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Documents")

    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("This form was from before you signed in")).to_be_visible()
    expect(page.get_by_label("Summary")).to_have_value("Typed before.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Draft saved at")).to_be_visible()


def test_being_signed_out_is_said_without_taking_the_form_away(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    desk.open(page, "Keeping bees")
    # An answer to what the page asks by itself would bring the cookie back.
    page.route(re.compile("presence|preview|working-copy"), lambda route: route.fulfill(status=204))
    page.reload()
    page.get_by_label("Summary").fill("Typed before.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Nothing was saved, and nothing that you typed is lost")).to_be_visible()
    expect(page.get_by_label("Summary")).to_have_value("Typed before.")


def test_an_unreachable_server_is_said(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    desk.open(page, "Keeping bees")
    page.get_by_label("Summary").fill("Typed before.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Annals cannot be reached, so nothing was saved")).to_be_visible()
    expect(page.get_by_label("Summary")).to_have_value("Typed before.")


def test_what_was_wrong_is_gone_after_a_save_that_succeeds(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    desk.open(page, "Keeping bees")
    page.get_by_label("Title").fill("")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Enter a title").first).to_be_visible()
    page.get_by_label("Title").fill("Keeping bees again")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Draft saved at")).to_be_visible()
    expect(page.get_by_text("Enter a title")).to_have_count(0)
    expect(page.locator(".govuk-error-summary, .govuk-input--error")).to_have_count(0)
    expect(page.get_by_label("Title")).to_have_value("Keeping bees again")
