"""GET /v2/content (section 2.10): order, pages and refusals."""

import pytest

from tests.examples import new_id
from tests.webapp.api.counting import statements
from tests.webapp.api.finding import paths


def test_oddity_34_drafts_without_a_date_come_first(api, put):
    put("/published", published=True)
    put("/draft")
    assert paths(api) == ["/draft", "/published"]
    assert paths(api, "order=public_updated_at") == ["/published", "/draft"]


@pytest.mark.parametrize(
    "term", "id base_path content_id document_type format last_edited_at locale updated_at".split()
)
def test_2_10_order(api, put, term):
    for path in ("/b", "/a", "/c"):
        put(path)
    found = paths(api, f"order={term},base_path")
    assert sorted(found) == ["/a", "/b", "/c"]
    if term in ("base_path", "document_type", "format", "locale"):
        assert found == ["/a", "/b", "/c"]
    if term in ("id", "updated_at", "last_edited_at"):
        assert found == ["/b", "/a", "/c"]
        assert paths(api, f"order=-{term}") == ["/c", "/a", "/b"]


def test_2_10_pages(api, put):
    for path in ("/a", "/b", "/c", "/d", "/e"):
        put(path)
    query = "/v2/content?order=base_path&fields%5B%5D=base_path&per_page=2"
    shown = api.get(f"{query}&page=2")[1]
    assert [result["base_path"] for result in shown.pop("results")] == ["/c", "/d"]
    links = [
        {"href": f"http://localhost{query}&page={n}", "rel": rel}
        for n, rel in ((1, "previous"), (3, "next"), (2, "self"))
    ]
    assert shown == {"total": 5, "pages": 3, "current_page": 2, "links": links}
    assert paths(api, "order=base_path&per_page=2&page=3&offset=1") == ["/b", "/c"]


def test_oddity_12_hrefs_get_a_page_even_without_a_query(api, put):
    put("/bees")
    hrefs = [link["href"] for link in api.get("/v2/content?page=1&per_page=1")[1]["links"]]
    assert hrefs == ["http://localhost/v2/content?page=1&per_page=1&page=1"]
    assert api.get("/v2/content")[1]["links"][0]["href"] == "http://localhost/v2/content&page=1"


def test_oddity_12_beyond_the_last_page_there_is_nothing(api, put):
    put("/bees")
    shown = api.get("/v2/content?page=7")[1]
    assert (shown["total"], shown["pages"], shown["results"]) == (0, 0, [])


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("fields[]=state", 400),
        ("fields[]=warnings", 400),
        ("fields[]=total", 200),
        ("search_in[]=details", 400),
        ("search_in[]=details.a.b", 400),
        ("order=title", 422),
        ("order=base_path,-zebra", 422),
        ("states[]=zebra", 422),
        ("page=0", 422),
        ("page=x", 422),
        ("per_page=0", 422),
        ("per_page=99999999999999999999999", 422),
        ("offset=-1", 422),
        ("link_taxons=x", 422),
        ("q=%00", 400),
        ("q=%ff", 200),
        ("document_type=%00", 400),
        ("page=99999999", 200),
    ],
)
def test_2_10_what_cannot_be_answered_is_refused(api, query, status):
    answered, shown = api.get(f"/v2/content?{query}")
    assert answered == status
    assert status == 200 or (shown["error"]["code"], bool(shown["error"]["message"])) == (status, True)


def test_2_10_an_unknown_order_has_no_error_code(api):
    assert set(api.get("/v2/content?order=title")[1]["error"]) == {"code", "message"}


def test_2_10_a_page_takes_as_many_statements_as_a_single_result(api, put, db):
    counts = []
    for size in (1, 5):
        for number in range(size):
            put(f"/{size}/{number}", links={"organisations": [new_id()]})
        with statements(db) as seen:
            assert len(api.get(f"/v2/content?per_page={size}")[1]["results"]) == size
        counts.append(len(seen))
    assert counts[0] == counts[1] < 10


def test_oddity_13_two_link_filters_are_refused(api):
    assert api.get(f"/v2/content?link_taxons={new_id()}&link_parent={new_id()}")[0] == 422
