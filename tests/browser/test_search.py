"""Searching the live site in a browser: by hand, by keyboard, without scripts, and as axe-core sees it."""

import pytest
from playwright.sync_api import expect

from domain.commands import PatchLinks
from domain.handle import handle
from tests.browser import axe
from tests.browser.conftest import ITEM, OPERATOR, is_problem
from tests.examples import new_id
from tests.jobs.test_reconcile import publish
from tests.stack import until


@pytest.fixture
def site(desk):
    """The live site with enough to fill more than a page of results."""
    organisation = new_id()
    publish(OPERATOR, organisation, base_path="/ministry", title="Ministry of Bees", document_type="organisation")
    desk.publish()
    handle(PatchLinks(content_id=ITEM["content_id"], links={"organisations": [organisation]}), OPERATOR)
    for number in range(22):
        publish(OPERATOR, new_id(), base_path=f"/honey-{number}", title=f"Honey {number}")
    until(desk.stack.settled)
    return desk


def reader(desk, scripts: bool = True):
    """A reader's window, in which nothing may go wrong in silence."""
    page = desk.browser.new_context(base_url=desk.stack.live, java_script_enabled=scripts).new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda message: is_problem(message) and page.problems.append(message.text))
    return page


def test_nothing_is_wrong_on_any_state_of_the_page(site):
    page, problems = reader(site), []
    for url in ("/", "/search", "/search?q=bees", "/search?q=elephants", "/search?q=hnoey&filter_format=guide"):
        page.goto(url)
        problems += axe.found(page)
    page.goto("/search?q=honey&filter_format=answer&page=2")
    expect(page.get_by_role("navigation", name="Pages of results")).to_be_visible()
    problems += axe.found(page)
    page.set_viewport_size({"width": 390, "height": 900})
    page.locator("summary").click()
    problems += axe.found(page)
    assert problems + page.problems == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_searching_filtering_and_reading(site, scripts):
    page = reader(site, scripts)
    page.goto("/")
    page.get_by_label("Search for").fill("bee")
    page.get_by_label("Search for").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search results for “bee”")
    expect(page.get_by_role("status")).to_contain_text("24 results")
    page.get_by_label("Ministry of Bees").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_role("status")).to_contain_text("1 result")
    expect(page.locator("mark").first).to_have_text("bees")
    page.get_by_role("link", name="Remove Ministry of Bees").click()
    expect(page.get_by_role("status")).to_contain_text("24 results")
    page.get_by_label("Sort by").select_option("Newest")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_role("status")).to_contain_text("page 2")
    page.get_by_role("link", name="Keeping bees").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keeping bees")
    assert page.problems == []


def test_titles_are_offered_while_one_types(site):
    page = reader(site)
    page.goto("/search")
    page.get_by_label("Search for").press_sequentially("keepi")
    expect(page.locator("#suggestions option")).to_have_attribute("value", "Keeping bees")
    page.get_by_label("Search for").fill("")
    expect(page.locator("#suggestions option")).to_have_count(0)
    assert page.problems == []
