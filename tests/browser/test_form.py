"""Parts, link pickers and paths in a real browser: by mouse and by keyboard, with and without scripts."""

import pytest
from playwright.sync_api import expect

from domain.handle import handle
from domain.publisher_body import save_draft
from tests.browser.conftest import OPERATOR
from tests.examples import body, new_id


def organisation(title: str) -> None:
    path = f"/organisations/{title.lower().replace(' ', '-')}"
    about = {"schema_name": "organisation", "document_type": "organisation", "details": {}}
    handle(save_draft(new_id(), body(title=title, base_path=path, **about)), OPERATOR)


def start(page, label: str) -> None:
    page.get_by_role("link", name="Documents").click()
    page.get_by_role("button", name="Create a document").click()
    page.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Go on").click()


def part(page, number: int):
    return page.get_by_role("group", name=f"Part {number}", exact=True)


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (True, 390), (False, 390)])
def test_a_guide_is_written_in_parts_and_tagged(desk, scripts, width):
    organisation("Honey Agency")
    page = desk.sign_in("Ada Lovelace", scripts=scripts, width=width)
    start(page, "Guide")
    page.locator("#title").fill("Keeping hives")
    for number, title in enumerate(("Swarms", "Honey"), start=1):
        page.get_by_role("button", name="Add a part").click()
        expect(part(page, number).get_by_label("Title")).to_be_focused()
        part(page, number).get_by_label("Title").fill(title)
        part(page, number).get_by_label("Body").fill(f"About *{title}*.")
    page.get_by_role("button", name="Move up part 2").click()
    expect(part(page, 1).get_by_label("Title")).to_have_value("Honey")
    expect(page.get_by_role("button", name="Move down part 1")).to_be_focused()
    expect(page.locator("#title")).to_have_value("Keeping hives")

    picker = page.get_by_role("group", name="Organisations")
    picker.get_by_role("textbox").press_sequentially("honey")
    if not scripts:
        picker.get_by_role("button", name="Search").click()
    picker.get_by_role("button", name="Add Honey Agency").click()
    expect(picker.get_by_role("link", name="Honey Agency")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.get_by_role("button", name="Create draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keeping hives")
    expect(part(page, 1).get_by_label("Slug")).to_have_value("honey")
    expect(picker.get_by_role("link", name="Honey Agency")).to_be_visible()
    page.get_by_role("button", name="Remove part 2").click()
    expect(part(page, 2)).to_have_count(0)
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Draft saved at")).to_be_visible()
    page.reload()
    expect(part(page, 1).get_by_label("Title")).to_have_value("Honey")
    expect(part(page, 2)).to_have_count(0)
    assert page.problems == []


def hold(page) -> list:
    """Keep the next answer to a button of a list back until it is let go."""
    held = []
    page.route("**/form?do=*", lambda route: route.continue_() if held else held.append(route))
    return held


def test_what_is_typed_while_a_list_comes_back_changed_stays_where_it_belongs(desk):
    page = desk.sign_in("Ada Lovelace")
    start(page, "Guide")
    for number, title in enumerate(("Swarms", "Honey"), start=1):
        page.get_by_role("button", name="Add a part").click()
        expect(part(page, number).get_by_label("Title")).to_be_focused()
        part(page, number).get_by_label("Title").fill(title)
    held = hold(page)
    with page.expect_request("**/form?do=*"):
        page.get_by_role("button", name="Move up part 2").click()
    part(page, 2).get_by_label("Body").press_sequentially("Bees make it.")
    held[0].continue_()
    expect(part(page, 1).get_by_label("Title")).to_have_value("Honey")
    expect(part(page, 1).get_by_label("Body")).to_have_value("Bees make it.")
    expect(part(page, 1).get_by_label("Body")).to_be_focused()
    page.keyboard.type(" All of it.")
    expect(part(page, 1).get_by_label("Body")).to_have_value("Bees make it. All of it.")
    expect(part(page, 2).get_by_label("Title")).to_have_value("Swarms")
    expect(part(page, 2).get_by_label("Body")).to_have_value("")
    assert page.problems == []


def press_until(page, name: str, key: str = "Tab") -> None:
    """Press a key until what has that name has the focus."""
    named = "() => { const it = document.activeElement; return (it.labels?.[0] ?? it).textContent.trim(); }"
    for _ in range(60):
        page.keyboard.press(key)
        if " ".join(page.evaluate(named).split()) == name:
            return
    raise AssertionError(f"{key} does not get to {name}")


def test_all_of_it_is_done_by_keyboard(desk):
    organisation("Honey Agency")
    page = desk.sign_in("Ada Lovelace")
    start(page, "Guide")
    page.locator("#title").focus()
    page.keyboard.type("Keeping hives")
    expect(page.locator("#base_path-state")).to_have_text("/keeping-hives is free, and what the path will be")
    for title in ("Swarms", "Honey"):
        press_until(page, "Add a part")
        page.keyboard.press("Enter")
        expect(page.get_by_role("group", name="Part").last.get_by_label("Title")).to_be_focused()
        page.keyboard.type(title)
        press_until(page, "Body")
        page.keyboard.type("Text")
    press_until(page, "Move up part 2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move down part 1")).to_be_focused()
    expect(page.locator("#said")).to_have_text("Moved up: part 1 of 2 now")

    picker = page.get_by_role("group", name="Organisations")
    press_until(page, "Find one to add")
    page.keyboard.type("agency")
    page.keyboard.press("Enter")
    expect(picker.get_by_role("button", name="Add Honey Agency")).to_be_visible()
    expect(picker.get_by_role("textbox")).to_be_focused()
    press_until(page, "Add Honey Agency")
    page.keyboard.press("Enter")
    expect(picker.get_by_role("button", name="Remove Honey Agency")).to_be_visible()
    expect(picker.get_by_role("textbox")).to_be_focused()

    page.locator("#title").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Draft created")).to_be_visible()
    expect(part(page, 1).get_by_label("Title")).to_have_value("Honey")
    expect(picker.get_by_role("link", name="Honey Agency")).to_be_visible()
    assert page.problems == []


def test_a_path_that_is_taken_is_told_while_one_types(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    start(page, "Answer")
    page.get_by_label("Path").press_sequentially("/guidance/keeping-bees")
    expect(page.get_by_role("link", name="‘Keeping bees’")).to_be_visible()
    page.get_by_label("Path").press_sequentially("-2")
    expect(page.get_by_text("/guidance/keeping-bees-2 is free")).to_be_visible()


def test_enter_in_a_field_saves_and_does_not_press_the_first_button_of_a_list(desk):
    page = desk.sign_in("Ada Lovelace", scripts=False)
    start(page, "Guide")
    page.locator("#title").fill("Keeping hives")
    page.get_by_role("button", name="Add a part").click()
    part(page, 1).get_by_label("Body").fill("Text")
    part(page, 1).get_by_label("Title").fill("Swarms")
    part(page, 1).get_by_label("Title").press("Enter")
    expect(page.get_by_text("Draft created")).to_be_visible()
