"""Finding documents: with scripts and without, on a wide and on a narrow screen, by keyboard."""

import pytest
from playwright.sync_api import expect

from domain.commands import Publish
from domain.handle import handle
from domain.log import Actor
from tests.examples import new_id, save

OPERATOR = Actor(person=None, application="tests", trigger="command line", request_id="r-0")


def fill(desk) -> None:
    """Thirty drafts of speeches and the published page about bees."""
    for number in range(30):
        speech = {"document_type": "speech", "schema_name": "speech"}
        handle(save(new_id(), base_path=f"/speeches/{number}", title=f"Speech {number:02}", **speech), OPERATOR)
    desk.publish()


def choose(page, scripts: bool, width: int, label: str) -> None:
    """Tick a filter; without scripts it has to be applied."""
    if width < 769:
        page.locator("summary", has_text="Filters").click()
    page.get_by_role("checkbox", name=label, exact=True).check()
    if not scripts:
        page.get_by_role("button", name="Apply filters").click()


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (True, 390), (False, 390)])
def test_filters_narrow_the_list_and_the_address_leads_back_to_it(desk, scripts, width):
    fill(desk)
    page = desk.sign_in("Ada Lovelace", scripts=scripts, width=width)
    expect(page.get_by_text("31 documents")).to_be_visible()
    choose(page, scripts, width, "Speech")
    expect(page.get_by_text("30 documents")).to_be_visible()
    assert "type=speech" in page.url
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("link", name="Speech 04")).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(6)

    shared = page.context.new_page()
    shared.goto(page.url)
    expect(shared.get_by_role("link", name="Speech 04")).to_be_visible()

    page.go_back()
    expect(page.get_by_role("link", name="Speech 29")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("31 documents")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Speech", exact=True, include_hidden=True)).not_to_be_checked()
    page.wait_for_load_state()
    page.go_forward()
    page.get_by_role("link", name="Remove Document type: Speech").click()
    expect(page.get_by_text("31 documents")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.problems == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_day_that_is_none_is_said_and_stays_typed(desk, scripts):
    fill(desk)
    page = desk.sign_in("Ada Lovelace", scripts=scripts)
    page.get_by_label("Changed from").fill("the other day")
    page.get_by_label("Changed from").press("Enter")
    expect(page.get_by_text("‘the other day’ is not a day").first).to_be_visible()
    expect(page.get_by_label("Changed from")).to_have_value("the other day")
    page.get_by_label("Changed from").fill("today")
    page.get_by_label("Changed from").press("Enter")
    expect(page.get_by_text("31 documents")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_are_saved_and_applied_again(desk, scripts):
    fill(desk)
    handle(Publish(content_id=drafted()), OPERATOR)
    page = desk.sign_in("Ada Lovelace", scripts=scripts)
    choose(page, scripts, 1280, "Published")
    expect(page.get_by_text("2 documents")).to_be_visible()
    page.get_by_text("Save these filters").click()
    page.get_by_label("Name, for you alone").fill("What readers see")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved as ‘What readers see’")).to_be_visible()
    page.get_by_role("link", name="Clear all").click()
    page.get_by_role("link", name="What readers see").click()
    expect(page.get_by_text("2 documents")).to_be_visible()
    page.get_by_text("Save these filters or delete others").click()
    page.get_by_role("button", name="Delete ‘What readers see’").click()
    expect(page.get_by_role("link", name="What readers see")).to_have_count(0)
    expect(page.get_by_text("2 documents")).to_be_visible()


def drafted() -> str:
    """A document that has been saved and not published."""
    content_id = new_id()
    handle(save(content_id, base_path="/wasps", title="Wasps"), OPERATOR)
    return content_id


def test_filters_are_chosen_by_keyboard_and_the_focus_stays(desk):
    fill(desk)
    page = desk.sign_in("Ada Lovelace")
    page.get_by_label("Sort by").focus()
    page.keyboard.press("Tab")
    for _ in range(20):
        if page.evaluate("document.activeElement.value") == "speech":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_text("30 documents")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Speech", exact=True)).to_be_focused()
    page.get_by_label("Sort by").select_option("Title, A to Z")
    expect(page.get_by_role("row").nth(1)).to_contain_text("Speech 00")
    assert "sort=title" in page.url
