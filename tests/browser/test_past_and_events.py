"""An auditor at a browser: an event with its causes and its proof, the list and the pages as they were."""

import re

import pytest
from playwright.sync_api import expect

from domain import log
from domain.commands import Publish
from domain.handle import handle
from domain.publisher_body import save_draft
from tests.browser import axe
from tests.browser.conftest import ITEM, OPERATOR
from tests.stack import until

PATH = f"/documents/{ITEM['content_id']}/en"


@pytest.fixture
def history(desk):
    """Positions by name: published, then published anew with another title."""
    desk.publish()
    at = {"first": log.head()[0]}
    body = {name: value for name, value in ITEM.items() if name not in ("content_id", "updated_at")}
    routes = [{"path": ITEM["base_path"], "type": "exact"}]
    changed = body | {"routes": routes, "update_type": "minor", "title": "Keeping wasps"}
    handle(save_draft(ITEM["content_id"], changed), OPERATOR)
    at["saved"] = log.head()[0]
    handle(Publish(content_id=ITEM["content_id"]), OPERATOR)
    return at | {"second": log.head()[0]}


def test_an_event_is_read_checked_and_cited(desk, history):
    page = desk.sign_in("Rob Reader", "auditor")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/events/{history['saved']}")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Event {history['saved']}")
    expect(page.locator("ins").first).to_contain_text("wasps")
    expect(page.get_by_text("Holds", exact=True)).to_be_visible()
    assert axe.found(page) == []
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited.startswith(f"Annals, event {history['saved']}, DraftSaved, recorded ")
    page.goto(re.search(r"http\S+$", cited)[0])
    page.get_by_role("link", name="Next in the log").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Event {history['second']}")
    until(lambda: page.reload() and page.get_by_text("after it was wanted").count(), what="a receipt")
    assert page.problems == []


def test_the_list_and_the_page_are_seen_as_they_were(desk, history):
    page = desk.sign_in("Rob Reader", "auditor")
    page.get_by_role("link", name="See this list as it was").click()
    page.get_by_label("Position or time").fill(str(history["first"]))
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("This is the past: the list of documents")).to_be_visible()
    assert axe.found(page) == []
    page.get_by_label("Title, path or address").fill("bees")
    expect(page.get_by_role("status").first).to_have_text("1 document")
    expect(page).to_have_url(re.compile(rf"/as-it-was/{history['first']}/documents\?q=bees"))
    page.get_by_role("link", name="Keeping bees").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keeping bees")
    assert axe.found(page) == []
    page.get_by_role("link", name="The page as readers saw it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keeping bees")
    expect(page.get_by_text("Register every hive.")).to_be_visible()
    assert axe.found(page) == []
    page.get_by_role("link", name="Back to now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keeping wasps")
    assert page.problems == []


def test_all_of_it_works_without_scripts(desk, history):
    page = desk.sign_in("Rob Reader", "auditor", scripts=False)
    page.goto(f"/as-it-was?at={history['first']}")
    page.get_by_label("Title, path or address").fill("bees")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="Keeping bees")).to_be_visible()
    page.get_by_text("Another moment").click()
    page.get_by_label("Position or time").fill("today")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name="Keeping wasps")).to_be_visible()
    page.goto(f"/events/{history['second']}")
    expect(page.get_by_label("Cite this event")).to_contain_text(f"event {history['second']}")
    expect(page.get_by_role("button", name="Copy citation")).to_be_hidden()
