"""An editor's way through the system: find, edit, save, publish, see it live, see it on the timeline."""

import pytest
from playwright.sync_api import expect

from tests.stack import until


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (True, 390), (False, 1280)])
def test_an_imported_document_is_edited_published_and_live(desk, tmp_path, scripts, width):
    item = desk.bring(tmp_path)
    page = desk.sign_in("Ada Lovelace", scripts=scripts, width=width)
    desk.open(page, "Keeping bees")
    page.get_by_label("Title").fill("Keeping honey bees")
    page.get_by_label("Body").fill("## Swarms\n\nTell your *neighbours* first.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Draft saved at")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keeping honey bees")
    expect(page).to_have_title("Keeping honey bees - Annals")
    assert live(desk, item["base_path"])["title"] == "Keeping bees"

    page.get_by_label("Major: readers are told").check()
    page.get_by_label("Change note").fill("Says what to do about swarms.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published. It is on its way to the live site.")).to_be_visible()
    wait_for_live(page, scripts)

    now = until(lambda: (found := live(desk, item["base_path"]))["title"] == "Keeping honey bees" and found)
    assert "<em>neighbours</em>" in now["details"]["body"]
    assert now["details"]["political"] is False
    assert now["first_published_at"] == item["first_published_at"]

    page.get_by_role("navigation").get_by_role("link", name="Timeline").click()
    entries = page.get_by_role("listitem")
    expect(entries.filter(has_text="Ada Lovelace published ‘Keeping honey bees’ (edition 2, major)")).to_be_visible()
    expect(entries.filter(has_text="Ada Lovelace saved a draft of ‘Keeping honey bees’").first).to_be_visible()
    expect(entries.filter(has_text="The importer published ‘Keeping bees’ (edition 1")).to_be_visible()
    entries.filter(has_text="Ada Lovelace published").get_by_role("link", name="Keeping honey bees").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keeping honey bees")
    assert page.problems == []


def wait_for_live(page, scripts: bool) -> None:
    """The page says by itself when it has arrived; without scripts it is asked again."""
    live_site = page.locator("[data-target=live-content-store]")
    if not scripts:
        until(lambda: "Edition 2" in live_site.inner_text() and is_live(live_site) or again(page))
    expect(live_site).to_contain_text("Live site")
    expect(live_site.locator(".govuk-tag")).to_have_text("Live")
    expect(live_site).to_contain_text("Edition 2")


def is_live(live_site) -> bool:
    return live_site.locator(".govuk-tag").inner_text() == "Live"


def again(page) -> None:
    page.get_by_role("link", name="Check again").click()


def live(desk, base_path: str) -> dict:
    return desk.stack.http.request("GET", f"{desk.stack.live}/api/content{base_path}").json()


def test_what_is_typed_while_a_save_is_under_way_stays(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    desk.open(page, "Keeping bees")
    body, held = page.get_by_label("Body"), []
    page.route("**/draft", lambda route: held.append(route))
    body.fill("First.")
    with page.expect_request("**/draft"):
        page.get_by_role("button", name="Save draft").click()
    body.press_sequentially(" Second.")
    held.pop().continue_()
    page.unroute("**/draft")
    expect(page.get_by_text("Draft saved at")).to_be_visible()
    expect(body).to_have_value("First. Second.")
    page.get_by_role("button", name="Save draft").click()
    saves = page.get_by_role("listitem").filter(has_text="Ada Lovelace saved a draft")
    expect(saves).to_have_count(1)
    page.get_by_text("and 1 earlier save").click()
    expect(saves).to_have_count(2)


def test_a_document_is_created_and_published(desk):
    page = desk.sign_in("Ada Lovelace")
    page.get_by_role("button", name="Create a document").click()
    page.get_by_label("News article").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Title").fill("Bees are back")
    page.get_by_label("Body").fill("They are **back**.")
    page.get_by_role("button", name="Create draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bees are back")
    expect(page.get_by_text("/news/bees-are-back")).to_be_visible()
    page.get_by_label("Reason for publishing without review").fill("Bees do not wait.")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("[data-target=live-content-store] .govuk-tag")).to_have_text("Live")
    page.get_by_role("link", name="Live site").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bees are back")
    expect(page.locator("strong", has_text="back")).to_be_visible()


def test_the_list_narrows_while_one_types(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    search = page.get_by_label("Title, path or address")
    search.press_sequentially("wasps")
    expect(page.get_by_text("No document is like that")).to_be_visible()
    expect(page).to_have_url(f"{desk.stack.url}/?q=wasps")
    search.fill("bees")
    expect(page.get_by_role("link", name="Keeping bees")).to_be_visible()
    expect(page).to_have_title("Documents matching ‘bees’ - Annals")
    expect(search).to_be_focused()
    page.get_by_role("link", name="Keeping bees").click()
    page.go_back()
    expect(page.get_by_role("link", name="Keeping bees")).to_be_visible()
    expect(search).to_have_value("bees")
    assert page.problems == []


def test_everything_is_done_by_keyboard(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    to(page, "Title, path or address")
    page.keyboard.type("bees")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{desk.stack.url}/?q=bees")
    to(page, "Keeping bees")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keeping bees")
    to(page, "Title")
    page.keyboard.type("Keeping honey bees")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Draft saved at")).to_be_visible()
    to(page, "What kind of change is it?")
    page.keyboard.press("ArrowDown")
    to(page, "Change note")
    page.keyboard.type("A better title.")
    to(page, "Publish")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Published. It is on its way")).to_be_visible()
    expect(page.locator("[data-target=live-content-store] .govuk-tag")).to_have_text("Live")
    expect(page.get_by_text("(edition 2, major)")).to_be_visible()


NAME = """() => {
    const it = document.activeElement;
    const named = it.type === "radio" ? it.closest("fieldset").querySelector("legend") : it.labels?.[0] ?? it;
    return named.textContent.trim();
}"""


def to(page, name: str) -> None:
    """Press Tab until what has that name has the focus."""
    # Far enough to come round again where a list that was answered anew has taken the focus away.
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate(NAME) == name:
            return
    raise AssertionError(f"Tab does not get to {name}")
