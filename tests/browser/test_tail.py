"""Following the timeline in the browser, whatever becomes of the connection, and without moving what is being read."""

from threading import Thread

import pytest
from playwright.sync_api import expect

from domain.commands import ReservePath
from domain.database import db
from domain.handle import handle
from tests.browser import axe
from tests.browser.conftest import OPERATOR
from tests.examples import new_id, save

KINDS = ("offline", "on the way there", "on the way back")
ANSWERS = "**/timeline/newer*"
SHOWN = "entries => entries.map(entry => Number(entry.id.slice('event-'.length)))"
#: Time passes for the page at once, so that nobody waits for it to ask again.
ASK = "dispatchEvent(new Event('online'))"


def reserve(*paths: str) -> None:
    for path in paths:
        handle(ReservePath(base_path=path, publishing_app="publisher"), OPERATOR)


def entries(page):
    return page.locator("#events li[id^='event-']")


def shown(page) -> list[int]:
    return entries(page).evaluate_all(SHOWN)


def follow(page, url: str = "/timeline") -> None:
    page.goto(url)
    expect(page.locator(".annals-tail")).to_contain_text("New events appear here")
    # Where the pointer is says where somebody reads.
    page.mouse.move(1, 1)


def go_on_until(page, condition: str, argument=None) -> None:
    """Have the page ask, again and again, until that is so."""
    page.wait_for_function(f"argument => {{ {ASK}; return {condition}; }}", arg=argument, polling=50)


@pytest.fixture
def auditor(desk):
    return desk.sign_in("Rob Reader", "auditor")


@pytest.fixture
def long_page(desk, auditor):
    """An auditor at the newest page, which is longer than the window."""
    reserve(*(f"/old-{number}" for number in range(60)))
    follow(auditor)
    return auditor


def test_each_of_a_thousand_events_is_shown_once_and_in_order_through_twenty_cut_connections(auditor):
    made, cuts = [], []

    def is_due(kind: str) -> bool:
        """Whether a cut of that kind is the next; they are spread evenly over all that happens."""
        return len(cuts) < 20 and len(made) >= 50 * len(cuts) and KINDS[len(cuts) % len(KINDS)] == kind

    def interfere(route) -> None:
        if is_due("on the way there"):
            cuts.append(route)
            route.abort("connectionreset")
        elif is_due("on the way back"):
            # Annals has answered, and the answer is lost.
            route.fetch()
            cuts.append(route)
            route.abort("connectionreset")
        else:
            route.continue_()

    follow(auditor, "/timeline?type=PathReserved")
    auditor.route(ANSWERS, interfere)
    happening = Thread(target=happen, args=(1000, made))
    happening.start()
    while happening.is_alive() or len(cuts) < 20:
        auditor.evaluate(ASK)
        if is_due("offline"):
            cuts.append("offline")
            auditor.context.set_offline(True)
            go_on_until(auditor, "document.querySelector('#tail').textContent.includes('Not connected')")
            auditor.context.set_offline(False)
    happening.join()
    go_on_until(auditor, "document.querySelectorAll('#events li').length >= argument", 1000)
    assert len(cuts) == 20
    assert shown(auditor) == list(range(1001, 1, -1))
    expect(auditor.get_by_text("1,000 events")).to_be_visible()
    days = auditor.locator("h2.annals-day").all_inner_texts()
    assert len(days) == len(set(days))


def happen(count: int, made: list[str]) -> None:
    with db.connection_context():
        for number in range(count):
            reserve(f"/p-{number}")
            made.append(f"/p-{number}")


def test_what_is_being_read_stays_where_it_is_until_one_asks_for_what_is_new(long_page):
    page = long_page
    read = entries(page).nth(30)
    read.scroll_into_view_if_needed()
    before, place = read.bounding_box(), read.get_attribute("id")
    reserve("/one", "/two", "/three")
    go_on_until(page, "document.querySelector('.annals-tail__new') !== null")
    show = page.get_by_role("button", name="Show 3 new events")
    expect(show).to_be_in_viewport()
    assert page.locator(f"#{place}").bounding_box() == before
    assert page.locator("#event-64").count() == 0
    reserve("/four")
    show = page.get_by_role("button", name="Show 4 new events")
    go_on_until(page, "document.querySelector('.annals-tail__new').textContent.includes('4')")
    show.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#event-65")).to_be_in_viewport()
    assert shown(page)[:6] == [65, 64, 63, 62, 61, 60]
    expect(page.get_by_text("65 events")).to_be_visible()
    expect(show).to_have_count(0)
    assert page.locator("h2.annals-day").count() == 1
    assert page.evaluate("document.activeElement.id") == "events"
    assert "head=65" in page.get_by_role("link", name="CSV").get_attribute("href")
    assert page.problems == []


@pytest.mark.parametrize("reading", ["pointer", "focus", "open"])
def test_at_the_top_new_entries_come_at_once_unless_somebody_is_at_an_entry(auditor, reading):
    handle(save(title="Keeping bees"), OPERATOR)
    follow(auditor)
    reserve("/one")
    go_on_until(auditor, "document.querySelector('#event-4') !== null")
    assert shown(auditor)[0] == 4
    entry = auditor.locator("#event-3")
    match reading:
        case "pointer":
            entry.hover()
        case "focus":
            entry.get_by_role("link", name="event 3").focus()
        case "open":
            entry.locator("summary").click()
            auditor.mouse.move(1, 1)
            auditor.evaluate("document.activeElement.blur()")
    assert auditor.evaluate("scrollY") == 0
    before = entry.bounding_box()
    reserve("/two")
    go_on_until(auditor, "document.querySelector('.annals-tail__new') !== null")
    assert entry.bounding_box()["y"] == before["y"]
    auditor.get_by_role("button", name="Show 1 new event").click()
    expect(auditor.locator("#event-5")).to_be_visible()


def test_a_new_entry_unfolds_like_the_others(auditor):
    follow(auditor)
    handle(save(title="Keeping bees", base_path="/bees"), OPERATOR)
    go_on_until(auditor, "document.querySelectorAll('#events summary').length === 1")
    auditor.locator("#events summary", has_text="What changed").click()
    expect(auditor.locator("#events ins").first).to_be_visible()
    assert auditor.problems == []


def test_only_what_the_filter_finds_comes_also_when_it_changes(auditor):
    follow(auditor)
    auditor.get_by_role("checkbox", name="Draft saved").check()
    expect(auditor.get_by_text("No event is like that")).to_be_visible()
    auditor.mouse.move(1, 1)
    reserve("/one")
    handle(save(title="Keeping bees", base_path="/bees"), OPERATOR)
    go_on_until(auditor, "document.querySelectorAll('#events li').length > 0")
    expect(auditor.get_by_text("1 event.")).to_be_visible()
    [position] = shown(auditor)
    expect(auditor.locator(f"#event-{position}")).to_contain_text("saved a draft of ‘Keeping bees’")


def test_what_is_limited_does_not_come_to_others(desk):
    page = desk.sign_in("Ada Lovelace")
    follow(page)
    handle(save(title="Zephyrine", base_path="/new", access_limited={"users": [new_id()]}), OPERATOR)
    reserve("/one")
    go_on_until(page, "document.querySelectorAll('#events li').length > 1")
    expect(page.get_by_text("2 events")).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text("Zephyrine")


def test_a_page_that_nobody_looks_at_asks_for_nothing_and_catches_up_later(auditor):
    follow(auditor)
    auditor.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    asked = []
    auditor.on("request", lambda request: asked.append(request.url) if "/newer" in request.url else None)
    reserve("/one")
    auditor.evaluate(ASK)
    assert asked == []
    auditor.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    expect(auditor.locator("#event-2")).to_be_visible()


def test_one_can_pause_it(auditor):
    follow(auditor)
    auditor.get_by_role("button", name="Pause").click()
    expect(auditor.locator(".annals-tail")).to_contain_text("Paused.")
    reserve("/one")
    auditor.evaluate(ASK)
    assert shown(auditor) == [1]
    auditor.get_by_role("button", name="Go on").click()
    expect(auditor.locator("#event-2")).to_be_visible()


def test_whoever_was_signed_out_is_told_so_and_it_goes_on_once_signed_in_again(auditor):
    follow(auditor)
    cookies = auditor.context.cookies()
    auditor.context.clear_cookies()
    go_on_until(auditor, "document.querySelector('#tail').textContent.includes('Signed out')")
    sign_in = auditor.locator("#tail").get_by_role("link", name="Signed out. Sign in to go on")
    assert sign_in.get_attribute("href") == "/sign-in?next=/timeline"
    auditor.context.add_cookies(cookies)
    reserve("/one")
    go_on_until(auditor, "document.querySelector('#event-2') !== null")
    expect(auditor.locator("#tail")).to_contain_text("New events appear here")


def test_it_comes_back_by_itself_after_annals_was_away(desk, auditor):
    follow(auditor)
    desk.stack.halt("web")
    go_on_until(auditor, "document.querySelector('#tail').textContent.includes('trying again')")
    reserve("/one")
    desk.stack.start("web")
    go_on_until(auditor, "document.querySelector('#event-2') !== null")


def test_many_at_once_come_in_several_answers(long_page):
    answers = []
    long_page.on("response", lambda response: answers.append(response.status) if "/newer" in response.url else None)
    long_page.route(ANSWERS, lambda route: route.abort())
    reserve(*(f"/p-{number}" for number in range(120)))
    long_page.unroute(ANSWERS)
    go_on_until(long_page, "document.querySelector('#event-181') !== null")
    assert answers.count(200) >= 3
    assert shown(long_page) == list(range(181, 11, -1))


def test_axe_core_finds_nothing_whatever_it_says(long_page):
    page, found = long_page, axe.found(long_page)
    # At the top, since axe-core takes what is half under the bar for too small.
    entries(page).first.get_by_role("link").last.evaluate("link => link.focus({preventScroll: true})")
    reserve("/one")
    go_on_until(page, "document.querySelector('.annals-tail__new') !== null")
    found += axe.found(page)
    page.context.set_offline(True)
    expect(page.locator(".annals-tail")).to_contain_text("Not connected, trying again")
    found += axe.found(page)
    page.context.set_offline(False)
    page.context.clear_cookies()
    go_on_until(page, "document.querySelector('#tail').textContent.includes('Signed out')")
    found += axe.found(page)
    assert found == []


def test_without_scripts_nothing_says_that_it_follows(desk):
    page = desk.sign_in("Rob Reader", "auditor", scripts=False)
    page.goto("/timeline")
    expect(page.get_by_text("Pause")).to_be_hidden()
