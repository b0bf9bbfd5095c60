"""Nothing that was typed is lost: not to a closed browser, a lost connection or another tab."""

from playwright.sync_api import expect

KEPT = "All typing kept at"
OFFER = "You typed here on"


def test_what_was_typed_survives_a_browser_that_is_gone(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    desk.open(page, "Keeping bees")
    page.get_by_label("Summary", exact=True).press_sequentially(" And why.")
    expect(page.get_by_text(KEPT)).to_be_visible()
    typed = page.get_by_label("Summary", exact=True).input_value()
    assert page.problems == []
    page.context.close()

    page = desk.come_back("Ada Lovelace")
    desk.open(page, "Keeping bees")
    expect(page.get_by_text(OFFER)).to_be_visible()
    page.get_by_role("link", name="Look at it and go on from it").click()
    expect(page.get_by_label("Summary", exact=True)).to_have_value(typed)
    page.get_by_label("Summary", exact=True).press_sequentially(" And where.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Draft saved at")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(OFFER)).to_have_count(0)


def test_what_is_typed_before_the_script_has_come_is_kept_too(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    held = []
    page.route("**/working_copy.js*", lambda route: held.append(route))
    with page.expect_request("**/working_copy.js*"):
        page.get_by_role("main").get_by_role("link", name="Keeping bees").click(no_wait_after=True)
    page.get_by_label("Summary", exact=True).fill("Typed at once.")
    for route in held:
        route.continue_()
    expect(page.get_by_text(KEPT)).to_be_visible()


def test_two_tabs_keep_both(desk):
    desk.publish()
    first = desk.sign_in("Ada Lovelace")
    desk.open(first, "Keeping bees")
    second = first.context.new_page()
    second.goto(first.url)
    for page, text in ((first, "From the first tab."), (second, "From the second tab.")):
        page.get_by_label("Summary", exact=True).fill(text)
        expect(page.get_by_text(KEPT)).to_be_visible()
    third = first.context.new_page()
    third.goto(first.url)
    expect(third.get_by_text(OFFER)).to_have_count(2)


def test_without_a_connection_it_is_kept_here_and_offered_later(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    desk.open(page, "Keeping bees")
    page.route("**/working-copy", lambda route: route.abort())
    page.get_by_label("Summary", exact=True).fill("Typed on a train.")
    expect(page.locator("#kept")).to_contain_text("Kept in this browser only: no connection; trying again")
    url, context = page.url, page.context
    page.close()

    page = context.new_page()
    page.goto(url)
    page.get_by_role("link", name="Look at it and go on from it").click()
    expect(page.get_by_label("Summary", exact=True)).to_have_value("Typed on a train.")


def test_it_is_sent_as_soon_as_it_can_be(desk):
    desk.publish()
    page = desk.sign_in("Ada Lovelace")
    desk.open(page, "Keeping bees")
    page.route("**/working-copy", lambda route: route.abort())
    page.get_by_label("Summary", exact=True).fill("Typed on a train.")
    expect(page.locator("#kept")).to_contain_text("trying again")
    page.unroute("**/working-copy")
    expect(page.get_by_text(KEPT)).to_be_visible()
