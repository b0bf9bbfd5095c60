"""The filters of /timeline as a form and in its URL."""

from urllib.parse import parse_qs, urlsplit

import pytest

from domain.commands import Publish, ReservePath
from domain.handle import handle
from domain.log import Actor
from tests.benchmarks import events
from tests.examples import save

from ..conftest import BEES, OPERATOR
from .test_timeline import positions

ADA = Actor(person="ada", application="whitehall", trigger="api", request_id="r-7")


@pytest.fixture
def happened(auditor):
    """1 the auditor's account; 2 path, 3 draft, 4 publication by the command line; 5 draft and 6 path by whitehall."""
    handle(save(BEES, details={"body": "Register within 28 days."}), OPERATOR)
    handle(Publish(content_id=BEES), OPERATOR)
    handle(save(BEES, details={"body": "Register within 30 days."}), ADA)
    handle(ReservePath(base_path="/wasps", publishing_app="publisher"), ADA)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("type=DraftSaved", [5, 3]),
        ("type=DraftSaved&type=EditionPublished", [5, 4, 3]),
        ("performer=application:whitehall", [6, 5]),
        ("performer=command-line", [4, 3, 2, 1]),
        ("principal=ada", [6, 5]),
        ("application=whitehall", [6, 5]),
        (f"content_id={BEES}", [5, 4, 3]),
        (f"content_id=http://127.0.0.1/documents/{BEES}/en", [5, 4, 3]),
        ("content_id=keep+bees", [5, 4, 3]),
        ("content_id=/keep-bees", [5, 4, 3]),
        ("document_type=answer", [5, 4, 3]),
        ("locale=en", [5, 4, 3]),
        ("locale=cy", []),
        ("when=today", [6, 5, 4, 3, 2, 1]),
        ("when=before+yesterday", []),
        ("positions=2-4", [4, 3, 2]),
        ("request=r-7", [6, 5]),
        ("stream=path:/wasps", [6]),
        ("words=%22within+28+days%22&were=removed", [5]),
        ("words=%22within+28+days%22", [5, 3]),
        ("words=28&type=EditionPublished", []),
        ("type=DraftSaved&performer=command-line&when=today", [3]),
    ],
)
def test_each_filter_is_in_the_url_and_they_go_together(auditor, happened, query, found):
    page = auditor.get(f"/timeline?{query}")
    assert positions(page) == found
    assert (f"{len(found)} event" if found else "No event is like that") in page.text


def test_the_form_has_what_the_url_says(auditor, happened):
    page = auditor.get("/timeline?words=days&were=removed&type=DraftSaved&locale=en&when=last+week")
    fields = page.form("Search").fields
    assert {"words": "days", "were": "removed", "type": "DraftSaved", "locale": "en", "when": "last week"}.items() <= (
        fields.items()
    )


def test_what_is_chosen_is_said_and_can_be_taken_away(auditor, happened):
    page = auditor.get("/timeline?type=DraftSaved&type=EditionPublished&performer=command-line")
    assert "What happened: Draft saved" in page.text
    assert "Done by: The command line" in page.text
    queries = [parse_qs(urlsplit(link).query) for link in page.links() if link.startswith("/timeline?")]
    assert {"type": ["EditionPublished"], "performer": ["command-line"]} in queries
    assert {"type": ["DraftSaved", "EditionPublished"]} in queries


def test_htmx_gets_the_results_alone_and_the_address_of_just_what_is_set(auditor, happened):
    part = auditor.part("/timeline?words=&were=&type=DraftSaved&when=&locale=")
    assert positions(part) == [5, 3]
    assert auditor.response.headers["HX-Push-Url"] == "/timeline?type=DraftSaved"
    assert not part.forms


def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_typed_is_lost(auditor, happened):
    page = auditor.get("/timeline?when=bananas&type=DraftSaved&words=28", 422)
    assert page.title == "Timeline"
    assert "When: ‘bananas’ is not a time; write something like yesterday" in page.text
    assert page.form("Search").fields["when"] == "bananas"
    assert page.form("Search").fields["words"] == "28"
    assert positions(page) == []


def test_values_that_nothing_has_find_nothing(auditor, happened):
    assert positions(auditor.get("/timeline?performer=person:nobody&locale=xx&application=none")) == []


def test_names_lead_to_all_that_somebody_did(auditor, happened):
    page = auditor.get("/timeline")
    assert "/timeline?performer=application:whitehall" in page.links()
    assert auditor.get("/timeline?performer=command-line").heading == "Timeline of the command line"


def test_the_picture_is_a_table_too_and_narrows_the_dates(app, visitor, servers):
    events.fill(servers.database_owner_url, 300, 6)
    visitor.sign_in("rob@example.org", events.PASSWORD)
    page = visitor.get("/timeline?type=DraftSaved")
    bars = [link for link in page.links() if "when=" in link]
    assert len(bars) % 2 == 0, "each is in the drawing and in the table"
    assert all("type=DraftSaved" in link for link in bars)
    shown = visitor.get(bars[0])
    assert positions(shown)
    assert "Activity as a table" in page.inside("summary")


def test_pages_keep_the_filters(auditor, happened):
    for number in range(120):
        handle(ReservePath(base_path=f"/p-{number}", publishing_app="publisher"), OPERATOR)
    page = auditor.get("/timeline?type=PathReserved")
    older = next(link for link in page.links() if "before=" in link)
    assert "type=PathReserved" in older
    assert positions(auditor.get(older))[0] < positions(page)[-1]
