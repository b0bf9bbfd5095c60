"""/timeline"""

import pytest

from domain.commands import DiscardDraft, PatchLinks, Publish, ReservePath
from domain.handle import handle
from domain.log import Actor
from tests.examples import new_id, save

from ..conftest import BEES, BEES_PATH, OPERATOR


def positions(page) -> list[int]:
    return [
        int(given["id"].removeprefix("event-")) for given in page.find("li") if given.get("id", "").startswith("event-")
    ]


def reserve(path: str, actor: Actor = OPERATOR) -> None:
    handle(ReservePath(base_path=path, publishing_app="publisher"), actor)


def test_an_empty_timeline_says_so(auditor, db):
    assert positions(auditor.get("/timeline")) == [1]
    assert "There is nothing here" in auditor.get("/timeline?before=1").text


def test_everything_that_happened_is_on_it_newest_first_with_who_did_it(editor, bees):
    editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    reserve("/wasps")
    page = editor.get("/timeline")
    assert positions(page) == [6, 5, 4, 3, 2, 1]
    assert "6 events, newest first" in page.text
    assert "Ada Lovelace saved a draft of ‘Keep more bees’ (edition 2)" in page.text
    assert "The command line published ‘Keep bees’ (edition 1, major)" in page.text, "as it was called then"
    assert "The command line reserved the path /wasps for publisher" in page.text
    assert "The command line created an account for Ada Lovelace as publisher" in page.text
    assert page.links().count(BEES_PATH) == 3


def earlier(page) -> list[dict]:
    return [each for each in page.find("details") if each.get("class") == "annals-timeline__earlier"]


def test_saves_of_one_person_in_one_sitting_are_one_entry_that_unfolds(editor, bees, actor):
    for title in ("One", "Two", "Three"):
        editor.send(editor.get(BEES_PATH), "Save draft", title=title)
    page = editor.get("/timeline")
    assert positions(page) == [7, 6, 5, 4, 3, 2, 1]
    assert len(earlier(page)) == 1
    assert "and 2 earlier saves since" in page.inside("summary")
    handle(save(BEES, base_path="/keep-bees", title="Somebody else's"), actor)
    editor.send(editor.get(BEES_PATH), "Save draft", title="Four")
    assert len(earlier(editor.get("/timeline"))) == 1, "somebody else's save is between them"


def test_a_sitting_stays_on_one_page_if_it_can(editor, bees, actor):
    for number in range(60):
        handle(save(BEES, base_path="/keep-bees", title=f"Bees {number}"), actor)
    for number in range(10):
        reserve(f"/p-{number}")
    page = editor.get("/timeline")
    assert positions(page) == list(range(74, 4, -1)), "a page of 50 would have cut it"
    assert len(earlier(page)) == 1
    assert "and 59 earlier saves since" in page.inside("summary")
    assert positions(editor.get(next(link for link in page.links() if "before=" in link))) == [4, 3, 2, 1]


def test_a_sitting_that_is_too_long_for_a_page_says_that_it_goes_on(editor, bees, actor):
    for number in range(130):
        handle(save(BEES, base_path="/keep-bees", title=f"Bees {number}"), actor)
    page = editor.get("/timeline")
    assert len(positions(page)) == 100
    assert "it goes on with the older entries" in page.text
    older = editor.get(next(link for link in page.links() if "before=" in link))
    assert positions(page) + positions(older) == list(range(134, 0, -1))


def test_days_are_headings_and_times_are_for_machines_too(editor, bees):
    page = editor.get("/timeline")
    assert len(page.find("time")) == 4
    assert all(given["datetime"].endswith("Z") for given in page.find("time"))
    assert len(page.find("h2")) == 1


def test_it_goes_on_below_a_position_and_misses_nothing(editor):
    for number in range(120):
        reserve(f"/p-{number}")
    page, seen = editor.get("/timeline"), []
    while True:
        seen += positions(page)
        # What happens meanwhile moves nothing.
        reserve(f"/late-{len(seen)}")
        older = [link for link in page.links() if "before=" in link]
        if not older:
            break
        page = editor.get(older[0])
    assert seen == list(range(121, 0, -1))
    assert "/timeline" in page.links()


def test_the_way_back_is_by_the_same_entries(editor):
    for number in range(120):
        reserve(f"/p-{number}")
    page, seen = editor.get("/timeline?before=2"), []
    while positions(page):
        seen += positions(page)[::-1]
        if not (newer := [link for link in page.links() if "after=" in link]):
            break
        page = editor.get(newer[0])
    assert seen == list(range(1, 122))


@pytest.mark.parametrize("before", ["x", "", "-1", "0", "9" * 40])
@pytest.mark.parametrize("name", ["before", "after"])
def test_a_position_that_makes_no_sense_breaks_nothing(editor, bees, name, before):
    editor.get(f"/timeline?{name}={before}")


def test_it_can_be_about_one_document(editor, bees):
    other = new_id()
    handle(save(other, base_path="/wasps", title="Wasps"), OPERATOR)
    page = editor.get(f"/timeline?content_id={BEES}")
    assert page.heading == "Timeline of ‘Keep bees’"
    assert "Wasps" not in page.text
    assert "Wasps" in editor.get("/timeline?content_id=wasp").text, "by words of its title, too"
    page = editor.get("/timeline?content_id=elephants", 422)
    assert "Content: no title or path has ‘elephants’ in it" in page.text


def test_what_is_gone_still_has_its_title_and_a_page(editor, draft):
    handle(DiscardDraft(content_id=BEES), OPERATOR)
    page = editor.get("/timeline")
    assert "discarded the draft of ‘Keep bees’" in page.text
    assert editor.get(BEES_PATH).heading == "Keep bees"


def test_links_of_content_that_is_not_there_have_no_link(editor):
    content_id = new_id()
    handle(PatchLinks(content_id=content_id, links={"parent": [new_id()]}), OPERATOR)
    page = editor.get("/timeline")
    assert f"changed the links of {content_id} (parent)" in page.text


def test_applications_and_whoever_they_speak_for_are_named(editor, bees):
    actor = Actor(person="someone-elsewhere", application="Whitehall", trigger="api", request_id="r-9")
    handle(save(BEES, title="Keep more bees"), actor)
    page = editor.get("/timeline")
    assert "someone-elsewhere (through Whitehall) saved a draft of" in page.text
    assert "/timeline?performer=application:Whitehall" in page.links()


def test_it_takes_a_constant_number_of_queries(editor, bees, count_queries):
    editor.get("/timeline")
    with count_queries() as for_few:
        editor.get("/timeline")
    for number in range(20):
        command = save(base_path=f"/p-{number}", title=f"Page {number}")
        handle(command, OPERATOR)
        handle(Publish(content_id=command.content_id), OPERATOR)
    editor.get("/timeline")
    with count_queries() as for_many:
        editor.get("/timeline")
    assert len(for_many) == len(for_few)
