"""axe-core finds nothing on any page, at a desk's and a phone's width, nor on the states that pages can be in."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from domain.commands import PatchLinks, Publish, Unpublish
from domain.document_types import document_types
from domain.handle import handle
from domain.proof import checkpoints, notes
from domain.publisher_body import save_draft
from tests.browser import axe
from tests.browser.conftest import ITEM, OPERATOR
from tests.examples import body, new_id
from tests.stack import until

BEES = f"/documents/{ITEM['content_id']}/en"


@pytest.fixture
def page(desk):
    """A window in which somebody has signed in who may do everything; `page.found` has what axe-core found."""
    page = desk.sign_in("Ada Lovelace", "administrator")
    page.found = []
    yield page
    assert page.found == []


def look(page, url: str | None = None, shows: str | None = None) -> None:
    """Open `url`, or stay, make sure that the page `shows` that text, and let axe-core look at it."""
    if url:
        page.goto(url)
    if shows:
        expect(page.get_by_text(shows).first).to_be_visible()
    page.found += axe.found(page)


def press(page, button: str, shows: str) -> None:
    """Press a button of the page, and look at what comes of it."""
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()
    look(page, shows=shows)


def draft(title: str, **changes) -> None:
    """Somebody else saves a draft."""
    about = {name: value for name, value in ITEM.items() if name not in ("content_id", "updated_at")}
    about |= {"routes": [{"path": ITEM["base_path"], "type": "exact"}], "update_type": "minor", "title": title}
    handle(save_draft(ITEM["content_id"], about | changes), OPERATOR)


def test_signing_in(page):
    page.get_by_role("button", name="Sign out").click()
    look(page, shows="You have signed out")
    page.get_by_label("Email address").fill("nobody@example.org")
    press(page, "Sign in", "The email address or the password is wrong")


def test_the_list(desk, page):
    look(page, "/", "There are no documents yet")
    desk.publish()
    draft("Keeping honey bees")
    look(page, "/", "Keeping honey bees")
    look(page, "/?q=honey&state=draft&document_type=detailed_guide", "Keeping honey bees")
    look(page, "/?q=wasps", "No document is like that")
    look(page, "/?from=someday", "There is a problem")


def test_creating(page):
    look(page, "/documents/new", "Detailed guide")
    for name, type_ in document_types().items():
        look(page, f"/documents/new?document_type={name}", type_.label)
    page.goto("/documents/new?document_type=guide")
    page.get_by_role("button", name="Add a part").click()
    expect(page.get_by_role("group", name="Part 1", exact=True).get_by_label("Title")).to_be_focused()
    press(page, "Create draft", "There is a problem")


def test_editing(desk, page):
    desk.publish()
    look(page, BEES, "There is no draft")
    page.locator("#title").fill("")
    press(page, "Save draft", "There is a problem")
    page.goto(BEES)
    draft("Keeping honey bees")
    page.locator("#title").fill("Keeping wasps")
    press(page, "Save draft", "Nothing was saved: this document has changed")
    page.get_by_role("group", name="Whose title is kept?").get_by_label("Mine, as it stands in the field").check()
    press(page, "Save draft", "Draft saved at")
    page.goto(BEES)
    for details in ("Publish later", "Discard"):
        page.locator("summary", has_text=details).first.click()
    look(page, shows="Date")
    look(page, f"{BEES}/publication", "Before publishing")


def test_writing(desk, page):
    desk.publish()
    page.goto(BEES)
    page.locator("#details-body").fill("## Swarms\n\n| a | b |\n| - | - |\n| c | d |\n\n# Big")
    look(page, shows="Big")
    page.get_by_role("button", name="Preview of Body").click()
    look(page)
    page.get_by_role("link", name="Keyboard shortcuts").click()
    look(page, shows="Save the draft")
    look(page, "/keyboard", "Save the draft")


def test_what_happened(desk, page):
    desk.publish()
    handle(PatchLinks(content_id=ITEM["content_id"], links={"related": [ITEM["content_id"]]}), OPERATOR)
    draft("Keeping wasps", details={"body": [{"content_type": "text/govspeak", "content": "## Wasps\n\nThey sting."}]})
    look(page, "/timeline", "saved a draft")
    look(page, f"{BEES}/comparison", "differ")
    page.locator("thead").get_by_role("link").first.click()
    look(page, shows="This is the past")
    page.goto(f"{BEES}/comparison")
    draft("Keeping hornets")
    page.get_by_label("Restore: Title").check()
    press(page, "Restore what is ticked as a new draft", "Nothing was restored: this document has changed")


def test_reviews_and_schedules(desk, page):
    look(page, "/reviews", "Nothing waits")
    look(page, "/schedules", "Nothing is scheduled")
    draft_of_news()
    desk.open(page, "Bees are back")
    press(page, "Submit for review", "Waiting for review")
    look(page, "/reviews", "Bees are back")
    desk.publish()
    draft("Keeping wasps")
    page.goto(BEES)
    page.get_by_text("Publish later").click()
    moment = datetime.now(UTC) + timedelta(days=2)
    page.get_by_label("Date").fill(f"{moment:%Y-%m-%d}")
    page.get_by_label("Time (UTC)").fill("09:00:00")
    press(page, "Schedule", "Scheduled. It will be published by itself.")
    look(page, "/schedules", "Keeping wasps")


def draft_of_news() -> None:
    about = {"schema_name": "news_article", "document_type": "news_article"}
    handle(save_draft(new_id(), body(title="Bees are back", base_path="/news/bees", **about)), OPERATOR)


def test_checkpoints(desk, page):
    look(page, "/checkpoints", "None has been made yet")
    desk.publish()
    checkpoints.make(notes.new_key("annals/tests"))
    look(page, "/checkpoints", "Signed (UTC)")
    page.get_by_role("region", name="The key to verify with").focus()
    look(page, shows="How to verify the log")


def test_taking_down(desk, page):
    desk.publish()
    look(page, f"{BEES}/unpublishing", "In which way?")
    press(page, "Take it down", "There is a problem")
    page.get_by_label("Withdraw it").check()
    page.get_by_label("Why it is no longer current").fill("The rules have changed.")
    press(page, "Take it down", "Withdrawn. The live site is being told.")


def test_errors_and_the_api(desk, page):
    look(page, "/nowhere", "Page not found")
    reader = desk.sign_in("Rob Reader", "reader")
    reader.found = page.found
    desk.publish()
    look(reader, BEES, "Keeping bees")
    look(reader, "/documents/new", "You may not do that")
    look(page, "/api", "The JSON API")


def test_the_live_site(desk, page):
    look(page, desk.stack.live, "Nothing yet")
    desk.publish()
    handle(save_draft(GONE, body(title="Old", base_path="/old")), OPERATOR)
    handle(Publish(content_id=GONE), OPERATOR)
    handle(Unpublish(content_id=GONE, type="gone", explanation="Nobody needs it."), OPERATOR)
    until(desk.stack.settled)
    look(page, desk.stack.live, "Keeping bees")
    look(page, f"{desk.stack.live}{ITEM['base_path']}", "Register every hive")
    look(page, f"{desk.stack.draft}{ITEM['base_path']}", "Draft preview")
    look(page, f"{desk.stack.live}/old", "This page has been removed")
    look(page, f"{desk.stack.live}/nowhere", "Page not found")


GONE = new_id()
