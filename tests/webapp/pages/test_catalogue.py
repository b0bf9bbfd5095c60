"""/ : the list of documents"""

import pytest

from domain.commands import DiscardDraft, Publish, Unpublish
from domain.handle import handle
from tests.examples import new_id, save

from .conftest import BEES, BEES_PATH, OPERATOR


def add(number: int, **changes) -> str:
    content_id = new_id()
    handle(save(content_id, base_path=f"/page-{number}", title=f"Page {number}", **changes), OPERATOR)
    return content_id


def test_an_empty_list_says_so(editor, auditor):
    assert "There are no documents yet" in editor.get("/").text
    assert "Create a document" not in auditor.get("/").text


def test_a_document_stands_on_it_once_with_how_it_stands_and_who_changed_it(editor, bees):
    editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    page = editor.get("/")
    assert page.links().count(BEES_PATH) == 1
    row = page.inside("tbody")
    assert row.startswith("Keep more bees /keep-bees Answer Published Draft")
    assert row.endswith("Ada Lovelace")


@pytest.mark.parametrize(
    ("type_", "word"),
    [("gone", "Taken down"), ("withdrawal", "Withdrawn"), ("redirect", "Redirected"), ("vanish", "Removed")],
)
def test_what_was_taken_down_says_how(editor, bees, type_, word):
    handle(Unpublish(content_id=BEES, type=type_, explanation="Because.", alternative_path="/wasps"), OPERATOR)
    assert word in editor.get("/").inside("tbody")
    assert word in editor.get(BEES_PATH).text


def test_what_was_discarded_is_not_on_it(editor, draft):
    handle(DiscardDraft(content_id=BEES), OPERATOR)
    assert "There are no documents yet" in editor.get("/").text


@pytest.mark.parametrize(
    "search", ["bees", "KEEP", "/keep", BEES, BEES.upper(), "http://127.0.0.1:8001/keep-bees", " bees "]
)
def test_it_is_searched_by_title_path_address_and_id(editor, bees, search):
    add(1)
    page = editor.send(editor.get("/"), "Search", q=search)
    assert "1 document" in page.text
    assert BEES_PATH in page.links()


@pytest.mark.parametrize("search", ["%", "_", "\\", "wasps", "\0", "' OR 1=1", "http://[", "é"])
def test_what_is_searched_for_is_taken_literally(editor, bees, search):
    page = editor.send(editor.get("/"), "Search", q=search)
    assert (BEES_PATH in page.links()) is (search == "\0")


def test_it_has_pages_and_their_place_is_in_the_url(editor):
    for number in range(27):
        add(number)
    first = editor.get("/")
    assert "27 documents, page 1 of 2" in first.text
    assert "/?page=2" in first.links()
    titles = first.inside("tbody") + editor.get("/?page=2").inside("tbody")
    assert all(f"/page-{number} " in titles for number in range(27))
    assert editor.get("/?page=99").text == editor.get("/?page=2").text
    assert "page 1 of 2" in editor.get("/?page=-1").text
    assert "/?q=page&page=2" in editor.get("/?q=page").links()


def test_the_latest_changed_is_first(editor, bees):
    add(1)
    assert editor.get("/").inside("tbody").startswith("Page 1")
    handle(Publish(content_id=add(2)), OPERATOR)
    editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    assert editor.get("/").inside("tbody").startswith("Keep more bees")


def test_htmx_gets_the_list_alone(editor, bees):
    part = editor.part("/?q=bees")
    assert BEES_PATH in part.links()
    assert part.find("h1") == []
    assert part.inside("title") == "Documents matching ‘bees’ - Annals"
    assert "1 document" in part.text


def test_it_takes_as_many_queries_for_one_document_as_for_many(editor, bees, count_queries):
    with count_queries() as for_one:
        editor.get("/")
    for number in range(20):
        add(number)
    with count_queries() as for_many:
        editor.get("/")
    assert len(for_many) == len(for_one)
