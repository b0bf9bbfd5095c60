"""axe-core finds nothing on any page, at a desk's and a phone's width, nor on the states that pages can be in."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from domain import clock, documents, new_documents
from domain.commands import PatchLinks, Publish, SchedulePublication, Unpublish
from domain.desk import Seen
from domain.desk import save as save_typed
from domain.document_types import document_types
from domain.handle import handle
from domain.projections.schedules import schedule_of
from domain.proof import checkpoints, notes
from domain.publisher_body import save_draft
from domain.schemas import Schemas
from tests.browser import axe
from tests.browser.conftest import ITEM, OPERATOR
from tests.examples import body, new_id
from tests.stack import until
from tests.webapp.pages.filling import filled

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
    look(page, f"/documents/{GONE}/en", "There is no such document")
    look(page, "/documents", "There is no page here")
    desk.publish()
    draft("Keeping wasps")
    page.goto(BEES)
    draft("Keeping hornets")
    open_("Discard draft", page)
    press(page, "Discard draft", "Sorry, that was not possible")
    look(page, "/api", "The JSON API")


def test_what_a_reader_may_not_do(desk, page):
    reader = desk.sign_in("Rob Reader", "reader")
    reader.found = page.found
    desk.publish()
    look(reader, BEES, "Keeping bees")
    look(reader, "/documents/new", "You may not do that")
    # A form from when one had another role.
    reader.locator(".annals-signed-in").evaluate("(form, url) => { form.action = url; }", f"{BEES}/draft/deletion")
    reader.get_by_role("button", name="Sign out").click()
    look(reader, shows="Your role is reader")


def test_forms_from_before_signing_in_anew_or_after_signing_out(desk, page):
    desk.publish()
    draft("Keeping wasps")
    # An answer to what the page asks by itself would bring the cookie back.
    page.route(re.compile("presence|preview|working-copy"), lambda route: route.fulfill(status=204))
    page.goto(BEES)
    page.locator("[name=csrf_token]").evaluate_all("all => all.forEach((each) => { each.value = 'of before'; })")
    open_("Discard draft", page)
    press(page, "Discard draft", "This page is from before you signed in")
    page.goto(BEES)
    page.context.clear_cookies()
    page.locator("#save").click()
    look(page, shows="sign in in another tab")
    open_("Discard draft", page)
    press(page, "Discard draft", "what you typed is still there")


def open_(details: str, page) -> None:
    page.locator("summary", has_text=details).first.click()


def test_a_schedule_that_was_missed_and_what_has_to_be_mended(desk, page):
    desk.publish()
    draft("Keeping wasps")
    at = clock.timestamp(clock.now() + timedelta(seconds=1))
    handle(SchedulePublication(content_id=ITEM["content_id"], publish_at=at, update_type="minor"), OPERATOR)
    details = {"body": [{"content_type": "text/govspeak", "content": "See [wasps](/wasps)."}]}
    draft("Keeping hornets", details=details, update_type="major")
    until(lambda: schedule_of(ITEM["content_id"], "en").problem)
    look(page, "/schedules", "Not published")
    look(page, BEES, "It was due at")
    look(page, f"{BEES}/publication", "To be mended before it can be published")


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
    handle(Unpublish(content_id=ITEM["content_id"], type="withdrawal", explanation="The rules *changed*."), OPERATOR)
    handle(save_draft(new_id(), body(base_path="/secret", access_limited={"users": [new_id()]})), OPERATOR)
    until(desk.stack.settled)
    look(page, f"{desk.stack.live}{ITEM['base_path']}", "withdrawn")
    look(page, f"{desk.stack.draft}/secret", "This draft is not for everybody")
    look(page, f"{desk.stack.live}/%ff", "This address is not valid")


def test_a_page_of_each_document_type_on_the_live_site(desk, page):
    paths = {name: path for name, type_ in document_types().items() if (path := published(type_))}
    until(desk.stack.settled)
    for path in paths.values():
        look(page, f"{desk.stack.live}{path}")
    assert len(paths) > 7


def published(type_) -> str | None:
    """Publish a document of that type with something in every field; its path if it has a page there."""
    blank = new_documents.blank(new_id(), type_)
    lists = {field.name: "" for field in type_.fields if field.fields}
    save_typed(
        blank, lists | filled(type_) | {"base_path": f"{type_.path_prefix}/{type_.name}"}, Seen(), Schemas(), OPERATOR
    )
    handle(Publish(content_id=blank.content_id), OPERATOR)
    saved = documents.find(blank.content_id, "en")
    return None if type_.schema_name == "redirect" else saved.content.base_path


GONE = new_id()
