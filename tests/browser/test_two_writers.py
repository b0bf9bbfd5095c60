"""Two people in one document at once."""

from playwright.sync_api import expect

from domain import log, working_copies

KEPT = "All typing kept at"
TYPE_ON = "box => { box.value += ' Late.'; box.dispatchEvent(new Event('input', {bubbles: true})) }"


def two(desk):
    """Ada and Ben, each with the same document open."""
    desk.publish()
    pages = [desk.sign_in(name) for name in ("Ada Lovelace", "Ben Okri")]
    for page in pages:
        desk.open(page, "Keeping bees")
    return pages


def drafts() -> list:
    return [each for each in log.read() if each.type == "DraftSaved"]


def save(page) -> None:
    with page.expect_response("**/draft"):
        page.get_by_role("button", name="Save draft").click()
    expect(page.locator("#saved")).to_contain_text("saved at")


def test_what_two_people_change_in_different_places_is_all_there(desk):
    ada, ben = two(desk)
    before = len(drafts())
    ada.get_by_label("Summary", exact=True).fill("Written by Ada.")
    ben.get_by_label("Title", exact=True).fill("Keeping wild bees")
    save(ada)
    save(ben)
    expect(ben.get_by_text("together with what Ada Lovelace changed meanwhile: Summary").first).to_be_visible()
    expect(ben.get_by_label("Summary", exact=True)).to_have_value("Written by Ada.")
    ben.get_by_label("Summary", exact=True).press("Control+End")
    ben.get_by_label("Summary", exact=True).press_sequentially(" And by Ben.")
    save(ben)
    saved = drafts()[before:]
    assert len(saved) == 3
    content = saved[-1].event.content
    assert (content.title, content.description) == ("Keeping wild bees", "Written by Ada. And by Ben.")
    assert ada.problems == ben.problems == []


def test_what_is_typed_while_a_merged_save_is_under_way_is_not_lost(desk):
    ada, ben = two(desk)
    ada.get_by_label("Summary", exact=True).fill("Written by Ada.")
    save(ada)
    ben.get_by_label("Title", exact=True).fill("Keeping wild bees")

    def slowly(route):
        response = route.fetch()
        ben.get_by_label("Body", exact=True).evaluate(TYPE_ON)
        route.fulfill(response=response)

    ben.route("**/draft", slowly)
    ben.get_by_role("button", name="Save draft").click()
    expect(ben.get_by_text("You typed on while this was being saved")).to_be_visible()
    ben.unroute("**/draft")
    save(ben)
    content = drafts()[-1].event.content
    assert (content.title, content.description) == ("Keeping wild bees", "Written by Ada.")
    assert "Late." in str(content.details["body"])


def test_two_who_type_with_pauses_lose_no_keystroke_and_flood_no_history(desk):
    ada, ben = two(desk)
    before, saves = len(drafts()), 0
    fields = {ada: "Summary", ben: "Title"}
    for turn in range(6):
        for page, label in fields.items():
            page.get_by_label(label, exact=True).press("Control+End")
            page.get_by_label(label, exact=True).press_sequentially(f" {turn}")
            expect(page.get_by_text(KEPT)).to_be_visible()
        if turn % 2 == 0:
            page = (ada, ben)[turn // 2 % 2]
            save(page)
            saves += 1
    assert len(drafts()) == before + saves
    last = drafts()[-1].event.content
    texts = {ada: last.description, ben: last.title}
    for page, label in fields.items():
        typed = page.get_by_label(label, exact=True).input_value()
        assert all(f" {turn}" in typed for turn in range(6))
        kept = [copy.typed for copy in copies(drafts()[-1])]
        assert typed in [texts[page], *(each["description" if page is ada else "title"] for each in kept)]


def test_who_else_is_here_is_said(desk):
    ada, ben = two(desk)
    expect(ben.locator("#presence")).to_have_text("Ada Lovelace has this open")
    ada.get_by_label("Summary", exact=True).fill("Written by Ada.")
    expect(ada.get_by_text(KEPT)).to_be_visible()
    ben.reload()
    expect(ben.locator("#presence")).to_contain_text("Ada Lovelace is typing")
    tab = ben.context.new_page()
    tab.goto(ben.url)
    expect(tab.locator("#presence")).to_contain_text("You have this open in another tab")


def copies(recorded) -> list:
    from domain.database import db

    people = [row[0] for row in db.execute_sql("SELECT account_id::text FROM private.people").fetchall()]
    return [copy for id_ in people for copy in working_copies.of_document(id_, recorded.content_id, "en")]
