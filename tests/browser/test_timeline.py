"""The timeline in the browser: with scripts and without, wide and narrow, by keyboard, and for axe-core."""

import re

import pytest
from playwright.sync_api import expect

from domain.handle import handle
from domain.publisher_body import save_draft
from tests.benchmarks import events
from tests.browser import axe
from tests.browser.conftest import ITEM, OPERATOR
from tests.stack import until

EACH_WAY = [(True, 1280), (True, 390), (False, 390)]


def says(text: str) -> None:
    """The guidance about bees is saved with that body."""
    body = {name: value for name, value in ITEM.items() if name not in ("content_id", "updated_at")}
    routes = [{"path": ITEM["base_path"], "type": "exact"}]
    handle(save_draft(ITEM["content_id"], body | {"routes": routes, "details": {"body": text}}), OPERATOR)


@pytest.fixture
def history(desk):
    """Some hundred events of two years."""
    events.fill(desk.stack.settings.database_owner_url, 300, 6)


def entries(page):
    return page.locator("li[id^='event-']")


def open_filters(page, width: int) -> None:
    if width < 769:
        page.locator("summary", has_text=re.compile("^Filters$")).click()


@pytest.mark.parametrize(("scripts", "width"), EACH_WAY)
def test_who_removed_certain_words_and_when(desk, scripts, width):
    says("Register within 28 days of the move.")
    says("Register within 30 days of the move.")
    page = desk.sign_in("Rob Reader", "auditor", scripts=scripts, width=width)
    page.goto("/timeline")
    page.get_by_label("Words that changed").fill('"within 28 days"')
    page.keyboard.press("Tab")
    page.get_by_label("They were").select_option("Removed")
    if not scripts:
        page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile("were=removed"))
    expect(page.get_by_text("1 event.")).to_be_visible()
    expect(entries(page)).to_have_count(1)
    entries(page).locator("summary", has_text="What changed").click()
    if not scripts:
        page.get_by_role("link", name="Show what changed").click()
    expect(page.locator("del")).to_contain_text("28")
    expect(page.locator("ins")).to_contain_text("30")
    assert page.problems == []


@pytest.mark.parametrize(("scripts", "width"), EACH_WAY)
def test_filters_narrow_it_down_and_the_address_leads_back_to_it(desk, history, scripts, width):
    page = desk.come_back("Rob Reader", scripts=scripts, width=width, password=events.PASSWORD)
    page.goto("/timeline")
    expect(page.get_by_text("300 events, newest first")).to_be_visible()
    open_filters(page, width)
    page.get_by_role("checkbox", name="Draft saved").check()
    if not scripts:
        page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_role("link", name="Remove What happened: Draft saved")).to_be_visible()
    expect(page.get_by_text("300 events")).to_have_count(0)
    assert "type=DraftSaved" in page.url
    shared = page.context.new_page()
    shared.goto(page.url)
    expect(entries(shared).first).to_contain_text("saved a draft")
    page.go_back()
    expect(page.get_by_text("300 events, newest first")).to_be_visible()
    page.goto(shared.url)
    page.get_by_role("link", name="Remove What happened: Draft saved").click()
    expect(page.get_by_text("300 events, newest first")).to_be_visible()
    assert page.problems == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_bar_narrows_the_dates_and_the_table_says_the_same(desk, history, scripts):
    page = desk.come_back("Rob Reader", scripts=scripts, password=events.PASSWORD)
    page.goto("/timeline")
    page.locator("summary", has_text="Activity as a table").click()
    row = page.get_by_role("row", name=re.compile("June 2025"))
    number = row.get_by_role("cell").inner_text()
    row.get_by_role("link").click()
    expect(page.get_by_role("link", name="Remove When: 2025-06")).to_be_visible()
    expect(page.get_by_text(f"{number} events, newest first")).to_be_visible()
    page.goto("/timeline")
    page.locator(".annals-activity__bars a").nth(3).click()
    expect(page.get_by_role("link", name=re.compile("Remove When: 2025-02"))).to_be_visible()
    assert page.problems == []


def test_one_goes_to_older_entries_and_back(desk, history):
    page = desk.come_back("Rob Reader", scripts=False, password=events.PASSWORD)
    page.goto("/timeline")
    newest = entries(page).first.get_attribute("id")
    page.get_by_role("link", name="Older").click()
    expect(page.locator(f"#{newest}")).to_have_count(0)
    page.get_by_role("link", name="Newer").click()
    expect(page.locator(f"#{newest}")).to_be_visible()


def test_what_cannot_be_read_is_said_without_taking_what_was_typed(desk):
    page = desk.sign_in("Rob Reader", "auditor")
    page.goto("/timeline")
    page.get_by_label("When", exact=True).fill("bananas")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("‘bananas’ is not a time; write something like yesterday")
    expect(page.get_by_label("When", exact=True)).to_have_value("bananas")


def test_a_publication_says_how_soon_it_was_live(desk):
    desk.publish()
    until(desk.stack.settled, what="the delivery")
    page = desk.sign_in("Rob Reader", "auditor")
    page.goto("/timeline")
    expect(entries(page).filter(has_text="published ‘Keeping bees’")).to_contain_text(
        re.compile(r"live [\d.]+ s later")
    )


def test_by_keyboard_alone(desk):
    says("Register within 28 days of the move.")
    says("Register within 30 days of the move.")
    page = desk.sign_in("Rob Reader", "auditor")
    page.goto("/timeline")
    page.get_by_label("Words that changed").focus()
    page.keyboard.type("-28")
    page.keyboard.press("Enter")
    expect(entries(page)).to_have_count(1)
    summary = entries(page).locator("summary")
    for _ in range(80):
        if summary.evaluate("(element) => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("del")).to_contain_text("28")


def test_axe_core_finds_nothing(desk, history):
    page = desk.come_back("Rob Reader", password=events.PASSWORD)
    found = []
    for url, shows in (
        ("/timeline", "300 events"),
        ("/timeline?type=DraftSaved&words=days&were=removed&when=2025", "What happened: Draft saved"),
        ("/timeline?words=elephants", "No event is like that"),
        ("/timeline?when=bananas", "There is a problem"),
    ):
        page.goto(url)
        expect(page.get_by_text(shows).first).to_be_visible()
        found += axe.found(page)
    page.goto("/timeline?words=days&were=removed")
    page.locator("summary", has_text="Activity as a table").click()
    page.locator("summary", has_text="What changed").first.click()
    expect(page.locator("del").first).to_be_visible()
    found += axe.found(page)
    position = entries(page).first.get_attribute("id").removeprefix("event-")
    page.goto(f"/timeline/{position}/changes")
    found += axe.found(page)
    assert found == []
