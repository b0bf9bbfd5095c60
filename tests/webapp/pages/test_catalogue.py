"""/ : the list of documents"""

import pytest

from domain.commands import DiscardDraft, PatchLinks, Publish, Unpublish
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


def documents_on(page) -> list[str]:
    return [link for link in page.links() if link.startswith("/documents/") and link != "/documents/new"]


def link_to(page, rel: str) -> str | None:
    return next((given["href"] for given in page.find("a") if given.get("rel") == rel), None)


def test_it_has_pages_forth_and_back_and_their_place_is_in_the_url(editor):
    for number in range(60):
        add(number)
    pages = [editor.get("/")]
    while there := link_to(pages[-1], "next"):
        pages.append(editor.get(there))
    assert [len(documents_on(page)) for page in pages] == [25, 25, 10]
    assert len({link for page in pages for link in documents_on(page)}) == 60
    assert "60 documents" in pages[1].text
    middle = editor.get(link_to(pages[2], "prev"))
    assert documents_on(middle) == documents_on(pages[1])
    first = editor.get(link_to(middle, "prev"))
    assert documents_on(first) == documents_on(pages[0])
    assert link_to(pages[0], "prev") is link_to(first, "prev") is None
    assert "q=page" in link_to(editor.get("/?q=page"), "next")


def test_an_address_of_a_page_that_was_changed_is_refused_in_words(editor):
    for number in range(26):
        add(number)
    there = link_to(editor.get("/"), "next")
    for changed in (there[:-1], there.replace("at=.", "at="), "/?at=x", "/?at=%00", f"{there}&sort=title"):
        page = editor.get(changed, 422)
        assert "That page of the list cannot be found" in page.text
        assert documents_on(page) == []
    assert len(documents_on(editor.get(f"{there}&utm_source=a&page=7"))) == 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("type=novel", "Document type: there is no ‘novel’ here"),
        ("state=asleep", "State: there is no ‘asleep’; there are draft, published"),
        ("organisation=x", "Organisation: there is no ‘x’ here"),
        ("application=x%00", "Application: there is no ‘x’ here"),
        ("editor=nobody", "Last changed by: there is no ‘nobody’ here"),
        ("locale=xx", "Language: there is no ‘xx’ here"),
        ("attention=x", "Attention: there is no ‘x’"),
        ("from=the+day+after", "Changed from: ‘the day after’ is not a day; write one like today"),
        ("to=30+Feb+2026", "Changed until: ‘30 Feb 2026’ is not a day"),
        ("to=today&to=yesterday", "Changed until: give one day only"),
        ("sort=colour", "Sort by: there is no ‘colour’"),
        ("q=" + "a+" * 13, "Search for at most 12 words"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_nothing_is_listed(editor, bees, query, said):
    page = editor.get(f"/?{query}", 422)
    assert said in page.text
    assert documents_on(page) == []
    assert said in editor.part(f"/?{query}", 422).text


def test_what_was_typed_stays_beside_what_is_wrong_with_it(editor, bees):
    page = editor.get("/?q=bees&from=never&state=published", 422)
    form = page.form("Search")
    assert (form.fields["from"], form.fields["q"], form.fields["state"]) == ("never", "bees", "published")
    assert {"href": "#from"} in page.find("a")


def test_what_is_chosen_stands_above_the_list_and_is_taken_away_one_by_one(editor, bees):
    page = editor.get("/?q=bees&state=published&state=draft&type=answer&sort=title")
    assert "Remove State: Published" in page.text
    assert "Remove Document type: Answer" in page.text
    assert "/?q=bees&state=draft&type=answer&sort=title" in page.links()
    assert "/?q=bees&state=published&state=draft&sort=title" in page.links()
    assert "Clear all" in page.text
    assert "Clear all" not in editor.get("/").text


def test_a_form_sent_empty_asks_for_nothing(editor, bees):
    page = editor.send(editor.get("/"), "Search", q="")
    assert BEES_PATH in page.links()
    assert "Clear all" not in page.text


def test_when_nothing_is_found_it_says_what_to_do(editor, bees):
    page = editor.get("/?q=wasps")
    assert "Remove a filter, or search for fewer or other words" in page.text
    assert "Show all documents" in page.text


def test_a_row_names_the_first_organisation_that_is_known(editor, bees):
    office, unknown = add(1, document_type="organisation"), new_id()
    links = {"organisations": [unknown, office], "primary_publishing_organisation": [unknown]}
    handle(PatchLinks(content_id=BEES, links=links), OPERATOR)
    assert "/keep-bees Page 1 Answer Published" in editor.get("/").inside("tbody")
    page = editor.get(f"/?organisation={office}&organisation={office}")
    assert documents_on(page) == [BEES_PATH]
    assert "Remove Organisation: Page 1" in page.text


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
    assert editor.response.headers["HX-Push-Url"] == "/?q=bees"


def test_htmx_is_told_the_address_and_typing_leaves_no_trail(editor, bees):
    client = editor.client
    chosen = client.get("/?q=&from=&state=published&sort=", headers={"HX-Request": "true", "HX-Trigger": "find"})
    assert chosen.headers["HX-Push-Url"] == "/?state=published"
    typed = client.get("/?q=be&from=", headers={"HX-Request": "true", "HX-Trigger": "q"})
    assert typed.headers["HX-Replace-Url"] == "/?q=be"


def test_it_takes_as_many_queries_for_one_document_as_for_many(editor, bees, count_queries):
    everything = f"/?q=a&state=published&type=answer&organisation={add(99, document_type='organisation')}"
    for url in ("/", everything):
        with count_queries() as for_one:
            editor.get(url)
        for number in range(20):
            handle(save(base_path=f"/{len(url)}-{number}", title="a"), OPERATOR)
        with count_queries() as for_many:
            editor.get(url)
        assert len(for_many) == len(for_one) < 10
