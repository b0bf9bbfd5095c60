"""What is limited, what is noted of it, and what is taken along: by an editor outside and an auditor, at a browser."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import expect

from domain.handle import handle
from tests.browser import axe
from tests.browser.conftest import ITEM, OPERATOR
from tests.examples import new_id, save

BEES = f"/documents/{ITEM['content_id']}/en"
LIMIT = {"users": [new_id()], "organisations": []}


@pytest.fixture
def limited(desk):
    """A limited draft over the page about bees, and one of something new."""
    desk.publish()
    about = {"document_type": "detailed_guide", "schema_name": "detailed_guide", "publishing_app": "whitehall"}
    handle(save(ITEM["content_id"], title="Zephyrine", access_limited=LIMIT, **about), OPERATOR)
    handle(save(base_path="/new", title="=Zephyrine", access_limited=LIMIT), OPERATOR)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_limited_draft_is_nowhere_and_its_page_shows_what_is_live(desk, limited, scripts):
    page = desk.sign_in("Ada Lovelace", scripts=scripts)
    expect(page.get_by_role("link", name="Keeping bees")).to_be_visible()
    expect(page.get_by_text("1 document")).to_be_visible()
    page.get_by_role("link", name="Keeping bees").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keeping bees")
    expect(page.get_by_role("button", name="Save draft")).to_have_count(0)
    for address in ("/timeline", "/?q=zephyrin", "/reviews", "/schedules"):
        page.goto(address)
        expect(page.get_by_role("main")).not_to_contain_text("Zephyrine")
    if scripts:
        page.goto(BEES)
        assert axe.found(page) == []
        assert page.problems == []


@pytest.mark.parametrize("scripts", [True, False])
def test_an_auditor_reads_who_came_in_and_what_was_opened_and_narrows_it_down(desk, limited, scripts):
    page = desk.sign_in("Rob Reader", "auditor", scripts=scripts)
    page.goto(BEES)
    expect(page.get_by_role("heading", level=1)).to_have_text("Zephyrine")
    page.goto("/timeline?when=today")
    page.get_by_role("link", name="Access log").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Access log")
    expect(page.get_by_role("main")).to_contain_text("Rob Reader opened the limited draft of ‘Zephyrine’")
    expect(page.get_by_role("main")).to_contain_text("Rob Reader signed in")
    page.locator("summary", has_text="Filters").click() if not page.get_by_label("Signed in").is_visible() else None
    page.get_by_label("Signed in").check()
    if not scripts:
        page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_role("main")).not_to_contain_text("opened the limited draft")
    expect(page.get_by_role("main")).to_contain_text("Rob Reader signed in")
    assert "kind=signed-in" in page.url
    page.get_by_role("navigation", name="Records").get_by_role("link", name="Events").click()
    assert "when=today" in page.url
    if scripts:
        page.goto("/timeline/access")
        assert axe.found(page) == []
        page.goto("/timeline/access?when=sometimes")
        assert axe.found(page) == []
        assert page.problems == [] or "422" in page.problems[0]


def test_an_auditor_takes_along_what_the_filter_shows_and_that_is_noted(desk, limited, tmp_path):
    page = desk.sign_in("Rob Reader", "auditor")
    page.goto("/timeline?type=DraftSaved")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    path = Path(tmp_path / download.value.suggested_filename)
    download.value.save_as(path)
    assert path.name.startswith("timeline-to-")
    rows = list(csv.DictReader(path.open(newline="")))
    assert [row["title"] for row in rows] == ["'=Zephyrine", ITEM["base_path"], "Zephyrine", "Keeping bees"]
    page.goto("/timeline/access?kind=export-ended")
    said = "exported the timeline as CSV, narrowed down to type DraftSaved: 4 rows"
    expect(page.get_by_role("main")).to_contain_text(said)
