"""/timeline/POSITION/changes, and what stands beside entries of how they got to the live site"""

import re

import pytest

from domain import log
from domain.commands import PatchLinks, Publish
from domain.downstream import items
from domain.downstream.targets import LIVE
from domain.handle import handle
from tests.examples import new_id, save

from ..conftest import BEES, OPERATOR


def test_what_an_event_changed_is_told_by_field_and_word(editor, bees):
    position = handle(save(BEES, title="Keep more bees"), OPERATOR).position
    page = editor.get(f"/timeline/{position}/changes")
    assert page.heading == f"What changed at position {position}"
    assert "The command line saved a draft of ‘Keep more bees’ (edition 2)" in page.text
    assert "more" in page.inside("ins")
    assert "Title" in page.text


def test_htmx_gets_the_part_that_unfolds(editor, bees):
    position = handle(save(BEES, title="Keep more bees"), OPERATOR).position
    page = editor.get("/timeline")
    assert {"hx-get": f"/timeline/{position}/changes", "hx-trigger": "toggle once"}.items() <= next(
        each for each in page.find("details") if each.get("hx-get") == f"/timeline/{position}/changes"
    ).items()
    part = editor.part(f"/timeline/{position}/changes")
    assert "more" in part.inside("ins")
    assert f"/documents/{BEES}/en/comparison?to={position}" in part.links()
    assert "/timeline?request=r-0" in part.links()


def test_links_are_compared_by_the_titles_of_what_they_lead_to(editor, bees):
    wasps = new_id()
    handle(save(wasps, base_path="/wasps", title="Wasps"), OPERATOR)
    position = handle(PatchLinks(content_id=BEES, links={"related": [wasps]}), OPERATOR).position
    assert "Wasps" in editor.get(f"/timeline/{position}/changes").inside("ins")


@pytest.mark.parametrize("position", [0, 1, 999, 2**70])
def test_where_nothing_can_have_changed_there_is_no_page(editor, bees, position):
    editor.get(f"/timeline/{position}/changes", 404)


def test_what_may_not_be_seen_is_not_found(editor, auditor, db):
    position = handle(save(BEES, access_limited={"users": ["friend"]}), OPERATOR).position
    editor.get(f"/timeline/{position}/changes", 404)
    auditor.get(f"/timeline/{position}/changes")


def test_what_it_said_before_stays_with_those_who_could_see_that(editor, auditor, bees):
    handle(save(BEES, title="A secret merger", access_limited={"users": ["friend"]}), OPERATOR)
    position = handle(save(BEES, title="A merger"), OPERATOR).position
    page = editor.get(f"/timeline/{position}/changes")
    assert "Keep bees" in page.text, "it is compared with what everybody could see before"
    assert "secret" not in page.text
    assert "secret" in auditor.get(f"/timeline/{position}/changes").inside("del")


def test_a_publication_tells_how_soon_it_was_live(editor, bees):
    assert "on its way to the live site" in editor.get("/timeline").text
    owed = [each for each in items.take(LIVE, 10) if each.key == "/keep-bees"]
    items.settle(LIVE, owed)
    page = editor.get("/timeline")
    assert re.search(r"live [\d.]+ s later", page.text)


def test_a_delivery_knows_only_of_the_last_publication(editor, bees):
    handle(save(BEES, title="Keep more bees"), OPERATOR)
    handle(Publish(content_id=BEES), OPERATOR)
    items.settle(LIVE, [each for each in items.take(LIVE, 10) if each.key == "/keep-bees"])
    text = editor.get("/timeline").text
    assert len(re.findall(r"live [\d.]+ s later", text)) == 1, text
    assert f"live; delivered again since, up to position {log.head()[0]}" in text


def test_a_publication_that_cannot_be_delivered_says_so(editor, bees):
    [owed] = [each for each in items.take(LIVE, 10) if each.key == "/keep-bees"]
    items.fail(LIVE, owed, "The store does not answer")
    assert "failing to reach the live site" in editor.get("/timeline").text
