"""/as-it-was and /as-it-was/POSITION/documents"""

import pytest

from domain import log
from domain.commands import Publish, Unpublish
from domain.handle import handle
from tests.examples import new_id, save

from ..conftest import BEES, OPERATOR

WASPS = new_id()


@pytest.fixture
def history(bees):
    """Positions by name: what there was one after the other."""
    at = {"bees": log.head()[0]}
    handle(save(WASPS, base_path="/wasps", title="Wasps", document_type="speech"), OPERATOR)
    at["wasps"] = log.head()[0]
    handle(save(BEES, title="Keep more bees"), OPERATOR)
    handle(Publish(content_id=BEES), OPERATOR)
    handle(Unpublish(content_id=BEES, type="withdrawal", explanation="Old"), OPERATOR)
    at["now"] = log.head()[0]
    return at


def titles(page) -> list[str]:
    links = [given for given in page.find("a") if "annals-documents__title" in given.get("class", "")]
    assert all("/as-of/" in given["href"] for given in links)
    listed = [text for stack, text in page.texts if "td" in stack and "a" in stack]
    assert len(links) == len(listed)
    return listed


def test_the_list_is_as_it_was_with_a_banner_that_says_so(auditor, history):
    page = auditor.get(f"/as-it-was/{history['wasps']}/documents")
    assert titles(page) == ["Wasps", "Keep bees"]
    assert page.heading == "Documents" and "as they were at position" in page.title
    assert f"This is the past: the list of documents as it was at position {history['wasps']}" in page.text
    assert "Withdrawn" not in page.inside("td")
    assert "/" in page.links(), "back to now"
    assert titles(auditor.get(f"/as-it-was/{history['bees']}/documents")) == ["Keep bees"]
    assert "There were no documents then" in auditor.get("/as-it-was/0/documents").text


def test_its_filters_work_as_of_then_and_those_about_now_are_left_out(auditor, history):
    address = f"/as-it-was/{history['wasps']}/documents"
    assert titles(auditor.get(f"{address}?type=speech")) == ["Wasps"]
    assert titles(auditor.get(f"{address}?state=published")) == ["Keep bees"]
    assert titles(auditor.get(f"{address}?q=more")) == []
    assert titles(auditor.get(f"{address}?q=BEES")) == ["Keep bees"]
    assert titles(auditor.get(f"/as-it-was/{history['now']}/documents?state=withdrawn")) == ["Keep more bees"]
    page = auditor.get(f"{address}?attention=needs-review")
    assert titles(page) == ["Wasps", "Keep bees"]
    assert "Those about now (waiting for review" in page.text
    assert not [given for given in page.find("input") if given.get("name") == "attention"]
    auditor.get(f"{address}?type=nonsense", status=422)


def test_filters_stay_on_every_page_and_on_the_way_back_to_now(auditor, history):
    for number in range(30):
        handle(save(base_path=f"/p-{number}", title=f"Page {number}"), OPERATOR)
    address = f"/as-it-was/{log.head()[0]}/documents"
    page = auditor.get(f"{address}?type=answer&sort=title")
    assert "31 documents" in page.text
    [following] = [given["href"] for given in page.find("a") if given.get("rel") == "next"]
    assert following.startswith(address) and "type=answer" in following
    assert len(titles(auditor.get(following))) == 6
    assert "/?type=answer&sort=title" in page.links()


@pytest.mark.parametrize("at", ["{now}", "position {now}", "today"])
def test_a_moment_is_a_position_or_a_time(auditor, history, at):
    response = auditor.client.get("/as-it-was", query_string={"at": at.format(**history), "type": "answer"})
    assert response.location == f"/as-it-was/{log.head()[0]}/documents?type=answer"


def test_what_is_no_moment_is_said_beside_what_was_typed(auditor, history):
    page = auditor.get("/as-it-was?at=2100-01-01", status=422)
    assert "is not over yet" in page.text and "Error:" in page.html
    assert page.form("Show").fields == {"at": "2100-01-01"}


def test_whoever_gives_no_moment_is_asked_for_one_and_keeps_the_filters(auditor, history):
    page = auditor.get("/as-it-was?type=answer")
    assert page.form("Show").fields == {"type": "answer", "at": ""}
    assert "/as-it-was?type=answer" in auditor.get("/?type=answer").links()


def test_beyond_the_log_there_is_no_page(auditor, history):
    page = auditor.get("/as-it-was/9999/documents", status=404)
    assert "there is no position 9,999 yet" in page.text


def test_it_takes_a_constant_number_of_queries(auditor, history, count_queries):
    with count_queries() as for_few:
        auditor.get(f"/as-it-was/{history['now']}/documents")
    for number in range(40):
        handle(save(base_path=f"/p-{number}", title=f"Page {number}"), OPERATOR)
    head = log.head()[0]
    auditor.get(f"/as-it-was/{head}/documents")
    with count_queries() as for_many:
        auditor.get(f"/as-it-was/{head}/documents")
    assert len(for_many) <= len(for_few)
