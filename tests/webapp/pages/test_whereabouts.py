"""/documents/<content_id>/<locale>/whereabouts: how far it has got"""

import pytest

from domain import log
from domain.commands import PatchLinks, Publish, Unpublish
from domain.downstream import items
from domain.downstream.targets import BY_PATH, DRAFT, LIVE, SEARCH
from domain.handle import handle
from tests.examples import new_id, save

from .conftest import BEES, BEES_PATH, OPERATOR

URL = f"{BEES_PATH}/whereabouts"


def deliver(target: str) -> None:
    items.settle(target, items.take(target, 100))


def polls(page) -> bool:
    return any("every 1s" in given.get("hx-trigger", "") for given in page.find("section"))


def test_it_asks_again_until_everything_has_arrived(editor, bees):
    page = editor.part(URL)
    assert "Live site On its way" in page.text
    assert "Draft preview On its way" in page.text
    assert polls(page)
    deliver(LIVE)
    page = editor.part(URL)
    assert "Live site Live Edition 1, log position" in page.text
    assert polls(page)
    deliver(DRAFT)
    page = editor.part(URL)
    assert "Draft preview Up to date" in page.text
    assert polls(page)
    deliver(SEARCH)
    page = editor.part(URL)
    assert "Search Not found" in page.text
    assert not polls(page)
    assert "Check again" not in page.text


def test_who_has_seen_it_so_is_sent_nothing(editor, bees):
    seen = next(given["hx-get"] for given in editor.part(URL).find("section") if "hx-get" in given)
    editor.response = editor.client.get(seen, headers={"HX-Request": "true"})
    assert (editor.response.status_code, editor.response.data) == (204, b"")
    deliver(LIVE)
    assert "Live site Live" in editor.part(seen).text


def test_what_fails_says_why_and_that_it_is_tried_again(editor, bees):
    owed = items.take(LIVE, 1)[0]
    items.fail(LIVE, owed, "the content store answered 503")
    page = editor.part(URL)
    assert "Failing the content store answered 503 (tried once; trying again by itself)" in page.text
    assert polls(page)


def test_a_draft_that_was_never_published_is_not_on_the_live_site(editor, draft):
    deliver(DRAFT)
    page = editor.part(URL)
    assert "Live site Not published" in page.text
    assert not polls(page)


@pytest.mark.parametrize(
    ("type_", "word"),
    [("gone", "Taken down"), ("withdrawal", "Live, as withdrawn"), ("redirect", "Redirects"), ("vanish", "Removed")],
)
def test_what_was_taken_down_says_what_the_live_site_shows(editor, bees, type_, word):
    handle(Unpublish(content_id=BEES, type=type_, explanation="Because.", alternative_path="/wasps"), OPERATOR)
    deliver(LIVE)
    assert f"Live site {word} Edition 1" in editor.part(URL).text


def test_without_scripts_it_is_part_of_the_page_with_a_link_to_ask_again(editor, bees):
    page = editor.get(BEES_PATH)
    assert "Live site On its way" in page.text
    assert "Check again" in page.text
    assert editor.get(URL).heading == "Keep bees"


def test_a_new_draft_leaves_the_live_edition_live(editor, bees):
    deliver(LIVE)
    deliver(DRAFT)
    editor.send(editor.get(BEES_PATH), "Save draft", title="Keep more bees")
    text = editor.part(URL).text
    assert "Live site Live Edition 1" in text
    assert "Draft preview On its way" in text


def test_it_says_where_in_the_log_and_how_it_was_delivered(editor, bees):
    items.remember(LIVE, {"/keep-bees": "f" * 64})
    deliver(LIVE)
    text = editor.part(URL).text
    [wanted] = {each.wanted for each in items.status_of(["/keep-bees"])}
    assert f"Wanted: position {wanted} Delivered: position {wanted} At:" in text
    assert "Took: 0." in text
    assert f"SHA-256: {'f' * 64}" in text
    assert "Its last event is at position" in text


def test_a_failure_says_when_it_is_tried_again_and_sending_again_does_not_wait(editor, bees):
    items.fail(LIVE, items.take(LIVE, 1)[0], "the content store answered 503")
    page = editor.get(BEES_PATH)
    assert "Tries: 1 Next try:" in page.text
    assert items.take(LIVE, 1) == []
    assert "It is being sent again" in editor.send(page, "Send again").text
    assert [item.key for item in items.take(LIVE, 1)] == ["/keep-bees"]


def test_what_was_delivered_is_sent_again_at_the_heads_position(editor, bees):
    for target in BY_PATH:
        deliver(target)
    position = log.head()[0]
    editor.send(editor.get(BEES_PATH), "Send again")
    assert [item.wanted for target in BY_PATH for item in items.take(target, 9)] == [position] * 3
    assert log.head()[0] == position


def test_it_says_whether_search_finds_it(editor, bees):
    items.remember(SEARCH, {"/keep-bees": "f" * 64})
    deliver(SEARCH)
    assert "Search Found log position" in editor.part(URL).text
    handle(Unpublish(content_id=BEES, type="gone", explanation="Because."), OPERATOR)
    items.remember(SEARCH, {"/keep-bees": None})
    deliver(SEARCH)
    assert "Search Not found log position" in editor.part(URL).text


def test_who_may_only_look_cannot_send_again(auditor, bees):
    assert "Send again" not in auditor.get(BEES_PATH).text


def test_what_has_no_path_is_on_the_pages_that_link_to_it_and_they_are_named(editor, bees):
    hive = new_id()
    about = {
        "document_type": "contact",
        "schema_name": "contact",
        "title": "Hive line",
        "base_path": None,
        "routes": [],
    }
    handle(save(hive, **about), OPERATOR)
    url = f"/documents/{hive}/en/whereabouts"
    page = editor.part(url)
    assert "Live site Not published" in page.text
    assert "Draft preview No page of its own Edition 1, on the pages that link to it" in page.text
    handle(Publish(content_id=hive), OPERATOR)
    handle(PatchLinks(content_id=BEES, links={"contacts": [hive]}), OPERATOR)
    page = editor.part(url)
    assert "Live site No page of its own Edition 1, on the pages that link to it" in page.text
    assert not polls(page)
    [pages] = [link for link in page.links() if link.endswith("#reach")]
    assert "Keep bees" in editor.get(pages).text
    handle(Unpublish(content_id=hive, type="gone"), OPERATOR)
    assert "Live site Taken down" in editor.part(url).text
