"""Writing Markdown: what it becomes beside it, a toolbar, and keys."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ITEM

BEES = f"/documents/{ITEM['content_id']}/en"


@pytest.fixture
def page(desk):
    """The document, open, by somebody who may edit it."""
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    page.goto(BEES)
    yield page
    assert page.problems == []


def preview(page):
    return page.get_by_role("group", name="Preview")


def body(page):
    return page.get_by_label("Body", exact=True)


def select(page, text: str) -> None:
    """Select the first `text` of the body."""
    start = body(page).input_value().index(text)
    body(page).evaluate(
        "(it, [from, to]) => { it.focus(); it.setSelectionRange(from, to); }", [start, start + len(text)]
    )


def test_the_preview_follows_what_is_typed_and_stays_where_it_was_scrolled_to(page):
    expect(preview(page)).to_contain_text("Register every hive.")
    text = "\n\n".join(f"Rule {number} holds." for number in range(80))
    body(page).fill(f"## Swarms\n\n{text}")
    expect(preview(page).get_by_role("heading", name="Swarms")).to_be_visible()
    preview(page).evaluate("it => { it.scrollTop = 300; }")
    body(page).press("Control+End")
    page.keyboard.type(" **Always.**")
    expect(preview(page).locator("strong")).to_have_text("Always.")
    assert preview(page).evaluate("it => it.scrollTop") == 300
    expect(body(page)).to_be_focused()


def test_the_preview_is_hidden_for_good_and_then_asks_for_nothing(page):
    expect(preview(page)).to_be_visible()
    page.get_by_role("button", name="Preview of Body").click()
    expect(preview(page)).to_be_hidden()
    page.reload()
    expect(preview(page)).to_be_hidden()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    body(page).fill("Hidden.")
    page.get_by_label("Title").fill("Keeping honey bees")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Draft saved at")).to_be_visible()
    assert not [url for url in asked if "preview" in url]
    page.get_by_role("button", name="Preview of Body").click()
    expect(preview(page)).to_contain_text("Hidden.")


def test_on_a_phone_the_preview_waits_below_until_it_is_asked_for(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace", width=390)
    page.goto(BEES)
    expect(preview(page)).to_be_hidden()
    page.get_by_role("button", name="Preview of Body").click()
    expect(preview(page)).to_contain_text("Register every hive.")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_there_is_the_text_alone(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace", scripts=False)
    page.goto(BEES)
    expect(body(page)).to_be_visible()
    for name in ("Preview of Body", "Bold"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    page.get_by_role("link", name="Keyboard shortcuts").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keyboard shortcuts")


def test_the_toolbar_works_on_the_selection_and_can_be_undone(page):
    body(page).fill("Keep bees")
    select(page, "bees")
    page.get_by_role("button", name="Bold").click()
    expect(body(page)).to_have_value("Keep **bees**")
    expect(body(page)).to_be_focused()
    page.keyboard.press("Control+b")
    expect(body(page)).to_have_value("Keep bees")
    page.keyboard.press("Control+i")
    expect(body(page)).to_have_value("Keep *bees*")
    page.keyboard.press("Control+z")
    expect(body(page)).to_have_value("Keep bees")
    select(page, "bees")
    page.keyboard.press("Control+k")
    page.keyboard.type("/bees")
    expect(body(page)).to_have_value("Keep [bees](/bees)")


@pytest.mark.parametrize(
    ("button", "made"),
    [
        ("Heading 2", "## one\n## two"),
        ("Heading 3", "### one\n### two"),
        ("Bullets", "- one\n- two"),
        ("Numbers", "1. one\n2. two"),
        ("Quote", "> one\n> two"),
        ("Call to action", "$CTA\none\ntwo\n$CTA\n"),
    ],
)
def test_each_button_writes_govspeak(page, button, made):
    body(page).fill("one\ntwo")
    select(page, "one\ntwo")
    page.get_by_role("button", name=button).click()
    expect(body(page)).to_have_value(made)


def test_the_toolbar_is_one_stop_of_the_tab_key_and_arrows_go_along_it(page):
    bar = page.get_by_role("toolbar", name="Formatting")
    bar.get_by_role("button", name="Bold").focus()
    page.keyboard.press("ArrowLeft")
    expect(bar.get_by_role("button", name="Call to action")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button", name="Italic")).to_be_focused()
    page.keyboard.press("Tab")
    expect(body(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(bar.get_by_role("button", name="Italic")).to_be_focused()


def test_parts_that_arrive_later_have_all_of_it(desk):
    page = desk.sign_in("Ada Lovelace")
    page.goto("/documents/new?document_type=guide")
    page.get_by_role("button", name="Add a part").click()
    part = page.get_by_role("group", name="Part 1", exact=True)
    expect(part.get_by_label("Title")).to_be_focused()
    part.get_by_label("Body", exact=True).fill("Bees")
    part.get_by_role("button", name="Heading 2").click()
    expect(part.get_by_role("group", name="Preview").get_by_role("heading", name="Bees")).to_be_visible()
    assert page.problems == []


def test_keys_go_places_and_save(page):
    page.locator("h1").click()
    page.keyboard.press("e")
    expect(page.locator("#title")).to_be_focused()
    page.keyboard.type("/gt?")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Draft saved at")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("/gt?")
    page.locator("h1").click()
    page.keyboard.press("p")
    expect(preview(page)).to_be_hidden()
    for keys, place in (("c", f"{BEES}/comparison"), ("gt", "/timeline"), ("gr", "/reviews"), ("gd", "/")):
        page.keyboard.type(keys)
        page.wait_for_url(place)
    page.goto("/timeline")
    page.keyboard.press("/")
    expect(page.get_by_label("Title, path or address")).to_be_focused()


def test_the_help_lists_the_keys_and_switches_those_of_one_key_off(page):
    page.locator("h1").click()
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(help_).to_contain_text("Go to the timeline")
    help_.get_by_label("Use the shortcuts of one key").uncheck()
    page.keyboard.press("Escape")
    expect(help_).to_have_count(0)
    page.reload()
    page.locator("h1").click()
    page.keyboard.type("?gt")
    page.get_by_role("link", name="Keyboard shortcuts").click()
    expect(help_.get_by_label("Use the shortcuts of one key")).not_to_be_checked()
    help_.get_by_label("Use the shortcuts of one key").check()
    help_.get_by_role("button", name="Close").click()
    page.keyboard.type("gt")
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline")
