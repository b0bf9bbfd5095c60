"""GET /v2/editions (section 2.21)."""

import re

import pytest

from tests.examples import new_id
from tests.webapp.api.counting import statements

URL = "/v2/editions?fields[]=base_path&order=created_at"


def walk(api, url: str) -> list[list[str]]:
    """The base paths on each page, by following the links with rel next."""
    pages = []
    while url:
        shown = api.get(url)[1]
        pages.append([result["base_path"] for result in shown["results"]])
        url = next((link["href"] for link in shown["links"] if link["rel"] == "next"), None)
    return pages


def link(shown: dict, rel: str) -> str | None:
    return next((link["href"] for link in shown["links"] if link["rel"] == rel), None)


@pytest.fixture
def five(put):
    for number in range(5):
        put(f"/{number}", published=number < 2)


def test_2_21_every_edition_is_a_row(api, put):
    content_id = put("/bees", published=True)
    put("/bees", content_id=content_id)
    shown = api.get("/v2/editions?fields[]=state&fields[]=user_facing_version&order=id")[1]["results"]
    assert shown == [{"state": "published", "user_facing_version": 1}, {"state": "draft", "user_facing_version": 2}]


def test_oddity_9_values_are_raw(api, put):
    put("/bees")
    [shown] = api.get("/v2/editions")[1]["results"]
    assert (shown["state"], shown["description"], shown["published_at"]) == ("draft", None, None)
    assert "publication_state" not in shown and "links" not in shown and len(shown) == 29
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", shown["created_at"])


def test_oddity_16_links_are_those_of_the_link_set_overlaid_by_the_editions_own(api, put):
    shared, own = new_id(), new_id()
    content_id = put("/bees", links={"organisations": [own]})
    api.patch(f"/v2/links/{content_id}", {"links": {"organisations": [shared], "taxons": [shared]}})
    [shown] = api.get("/v2/editions?fields[]=links")[1]["results"]
    assert shown == {"links": {"organisations": [own], "taxons": [shared]}}


def test_2_21_filters(api, put):
    content_id = put("/bees", published=True)
    put("/bees", content_id=content_id, published=True)
    put("/news", document_type="news_article", schema_name="news_article", publishing_app="whitehall", locale="cy")
    assert walk(api, URL) == [["/bees", "/news"]]
    assert walk(api, f"{URL}&states%5B%5D=superseded&states%5B%5D=draft") == [["/bees", "/news"]]
    assert walk(api, f"{URL}&document_types[]=news_article") == [["/news"]]
    assert walk(api, f"{URL}&publishing_app=publisher") == [["/bees"]]
    assert walk(api, f"{URL}&locale=cy") == [["/news"]]
    assert walk(api, f"{URL}&locale=&publishing_app=&states[]=&document_types[]=") == [["/bees", "/news"]]


@pytest.mark.parametrize("order", ["updated_at", "created_at", "id"])
def test_2_21_pages_are_walked_by_their_next_links(api, five, order):
    assert walk(api, f"{URL}&per_page=2&order={order}") == [["/0", "/1"], ["/2", "/3"], ["/4"]]
    assert walk(api, f"{URL}&per_page=2&order=-{order}") == [["/4", "/3"], ["/2", "/1"], ["/0"]]
    assert walk(api, f"{URL}&per_page=5&order={order}") == [["/0", "/1", "/2", "/3", "/4"]]


def test_2_21_and_back_by_their_previous_links(api, five):
    first = api.get(f"{URL}&per_page=2")[1]
    second = api.get(link(first, "next"))[1]
    third = api.get(link(second, "next"))[1]
    assert [link(first, "previous"), link(third, "next")] == [None, None]
    again = api.get(link(third, "previous"))[1]
    assert again["results"] == second["results"]
    back = api.get(link(again, "previous"))[1]
    assert (back["results"], link(back, "previous")) == (first["results"], None)
    assert api.get(link(back, "next"))[1]["results"] == second["results"]


def test_2_21_hrefs(api, put, db):
    put("/a")
    put("/b")
    db.execute_sql("UPDATE editions SET updated_at = '2026-02-01T00:00:00Z'")
    query = "http://localhost/v2/editions?fields%5B%5D=content_id&per_page=1"
    shown = api.get("/v2/editions?fields%5B%5D=content_id&per_page=1")[1]
    [[id]] = db.execute_sql("SELECT id FROM editions WHERE base_path = '/a'").fetchall()
    after = f"{query}&after=2026-02-01T00%3A00%3A00.000000Z%2C{id}"
    assert shown["links"] == [{"href": after, "rel": "next"}, {"href": query, "rel": "self"}]
    assert [each["rel"] for each in api.get(after)[1]["links"]] == ["self", "previous"]
    assert link(api.get(after)[1], "self") == after


def test_2_21_cursors_skip_what_has_no_value(api, five):
    dated = f"{URL}&per_page=1&order="
    assert walk(api, f"{dated}public_updated_at") == [["/0"], ["/1"]]
    assert walk(api, f"{dated}-public_updated_at")[1:] == [["/1"], ["/0"]]


def test_2_21_a_page_takes_as_many_statements_as_a_single_result(api, five, db):
    counts = []
    for size in (1, 4):
        with statements(db) as seen:
            assert len(api.get(f"/v2/editions?fields[]=links&per_page={size}")[1]["results"]) == size
        counts.append(len(seen))
    assert counts[0] == counts[1] < 9


def test_the_id_of_an_edition_is_where_it_began_in_the_log(api, put, db):
    content_id = put("/bees")
    begun = db.execute_sql("SELECT id, (SELECT position FROM log.head) FROM editions").fetchall()
    put("/bees", content_id=content_id, published=True)
    assert begun == [(begun[0][1],) * 2]
    assert db.execute_sql("SELECT id FROM editions").fetchall() == [(begun[0][0],)]


@pytest.mark.parametrize(
    "query",
    [
        "fields[]=publication_state", "order=title", "order=--id", "after=x", "after=1,", "after=yesterday,1",
        "after=2026-02-01,1", "order=id&after=99999999999999999999", "after=2026-02-01T00:00:00Z,1&before=,1",
        "locale=%00", "per_page=0", "states[]=zebra",
    ],
)  # fmt: skip
def test_2_21_what_cannot_be_answered_is_refused(api, query):
    assert api.get(f"/v2/editions?{query}")[0] == (422 if query in ("per_page=0", "states[]=zebra") else 400)
