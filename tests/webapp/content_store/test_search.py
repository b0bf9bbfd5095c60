"""GET /api/search.json, GET /api/search/suggestions.json and the page /search, on the live site alone."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.domain.search.items import MINISTRY, hold, linked, live
from tests.webapp.content_store.store import Store
from webapp import content_store

API = "/api/search.json"


@pytest.fixture
def site(searched):
    """A live site with some things to find."""
    hold_at(
        searched,
        live("/bees", "Keep bees", body="<p>Every hive.</p>", **linked(organisations=[MINISTRY])),
        live("/wasps", "Keep wasps", description="Not bees", document_type="news_story"),
        live("/gwenyn", "Cadw gwenyn", locale="cy", public_updated_at=None, first_published_at=None),
    )
    return searched


def hold_at(store, *items) -> None:
    with store.search.connection_context():
        hold(store.search, *items)


def ask(store, status: int = 200, **parameters) -> dict:
    response = store.send("GET", f"{API}?{urlencode(parameters, doseq=True)}", token=None)
    assert response.status_code == status, response.text
    assert response.mimetype == "application/json"
    return response.json


def test_an_answer_has_everything_that_it_should(site):
    answer = ask(site, q="bees", aggregate_organisations=10, count=1)
    assert set(answer) == {"results", "total", "start", "aggregates", "suggested_queries"}
    assert (answer["total"], answer["start"], answer["suggested_queries"]) == (2, 0, [])
    [result] = answer["results"]
    named = {"content_id": MINISTRY["content_id"], "link": MINISTRY["base_path"]}
    named |= {"slug": "ministry-of-bees", "title": "Ministry of Bees"}
    assert result | {"es_score": 1} == {
        "_id": "/bees",
        "link": "/bees",
        "title": "Keep bees",
        "description": "",
        "format": "answer",
        "content_id": "0e0bd5ac-6b55-4b3a-9a3a-0d9a4b0c7c11",
        "public_timestamp": "2026-02-03T09:00:00Z",
        "locale": "en",
        "organisations": [named],
        "es_score": 1,
    }
    assert answer["aggregates"]["organisations"]["options"] == [{"value": named, "documents": 1}]


def test_several_filters_all_hold_and_the_values_of_one_are_alternatives(site):
    assert ask(site, filter_format=["answer", "news_story"], filter_locale="en")["total"] == 2
    assert ask(site, **{"filter_format[]": "news_story"})["total"] == 1
    assert ask(site, reject_format="news_story", order="title", fields="title")["results"] == [
        {"_id": "/gwenyn", "es_score": None, "title": "Cadw gwenyn"},
        {"_id": "/bees", "es_score": None, "title": "Keep bees"},
    ]


def test_what_makes_no_sense_is_told_by_parameter(site):
    errors = ask(site, 422, q="bees", colour="blue", count="1001", order="best")["errors"]
    assert set(errors) == {"colour", "count", "order"}
    assert "from 0 to 1000" in errors["count"][0]
    assert "'best'" in errors["order"][0]


def test_titles_are_offered_while_somebody_types(site):
    response = site.send("GET", "/api/search/suggestions.json?q=keep+b", token=None)
    assert response.json == {"suggestions": ["Keep bees"]}


PAIRS = some.lists(
    some.tuples(
        some.sampled_from("q start count order fields filter_format reject_link aggregate_format filter_x x".split())
        | some.text(max_size=5),
        some.text(max_size=20) | some.sampled_from(["1", "title", "_MISSING", "from:2026-01-01"]),
    ),
    max_size=5,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=PAIRS)
def test_any_parameters(searched, pairs):
    query = urlencode(pairs, errors="replace")
    assert searched.send("GET", f"{API}?{query}", token=None).status_code in (200, 422)
    assert searched.send("GET", f"/search?{query}", token=None).status_code == 200


@pytest.mark.parametrize("q", ["'; DROP TABLE items; --", "\\'", "' | 'a':*", "!!a & (", "%s %(q)s", "%00", "\x00"])
def test_whatever_is_asked_for_is_a_query(site, q):
    ask(site, q=q)
    site.page(f"/search?{urlencode({'q': q})}")
    assert ask(site)["total"] == 3


def test_the_page_shows_what_is_found_with_filters_and_counts(site):
    page = site.page("/search?q=keep")
    assert page.heading == "Search results for “keep”"
    assert "2 results" in page.text
    assert [link for link in page.links if link in ("/bees", "/wasps")] == ["/bees", "/wasps"]
    assert page.inside("mark").split() == ["Keep", "Keep"]
    assert "News story (1 results )" in page.text
    assert "Ministry of Bees (1 results )" in page.text
    assert {given["name"] for given in page.find("input")} == {"q", "filter_format", "filter_organisations"}


def test_a_chosen_filter_can_be_taken_back(site):
    page = site.page("/search?q=keep&filter_format=answer&filter_format=guide")
    assert "1 result" in page.text
    assert [given["value"] for given in page.find("input") if "checked" in given] == ["answer", "guide"]
    assert "/search?q=keep&filter_format=guide" in page.links
    assert "/search?q=keep" in page.links


def test_pages_lead_on_with_everything_that_was_chosen(searched):
    hold_at(searched, *(live(f"/{number:02}", f"Bees {number}") for number in range(45)))
    page = searched.page("/search?q=bees&filter_format=answer&order=-public_timestamp")
    [next_] = {link for link in page.links if link.endswith("page=2")}
    second = searched.page(next_)
    assert "45 results , page 2" in second.text.replace("results,", "results ,")
    assert len([link for link in second.links if link[1:].isdigit()]) == 20
    assert "There is nothing on this page" in searched.page("/search?q=bees&page=9").text


def test_nothing_found_says_what_to_do(site):
    text = site.page("/search?q=elephants&filter_format=guide").text
    assert "Nothing that is published matches" in text
    assert "search without filters" in text


def test_a_misspelt_word_is_corrected(site):
    page = site.page("/search?q=wsaps")
    assert "Did you mean wasps ?" in page.text.replace("wasps?", "wasps ?")
    assert "/search?q=wasps" in page.links


def test_nothing_of_an_item_gets_into_the_page_as_markup(searched):
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)> bees \x02\"'"
    hold_at(
        searched,
        live(
            "/x",
            nasty,
            description=nasty,
            body=f"<p>{nasty}</p>&lt;script&gt;alert(3)&lt;/script&gt; bees",
            **linked(organisations=[MINISTRY | {"title": nasty}]),
        ),
    )
    for query in ("q=bees", "", urlencode({"q": nasty, "filter_format": nasty, "order": nasty, "page": nasty})):
        page = searched.page(f"/search?{query}")
        assert page.find("img") == []
        assert all("src" in given for given in page.find("script") if given.get("type") == "module")
        assert "<script>alert" not in page.html


def test_a_result_in_another_language_says_so(site):
    links = [given for given in site.page("/search?q=gwenyn").find("a") if given.get("href") == "/gwenyn"]
    assert [given.get("lang") for given in links] == ["cy"]


def test_the_draft_store_cannot_be_searched(draft):
    assert draft.send("GET", API, token=None).status_code == 404
    assert draft.page("/search", 404).heading == "Page not found"
    assert draft.page("/").find("input") == []


def test_without_its_database_only_search_is_unavailable(servers, site):
    nowhere = replace(servers, search_database_url="postgresql://nobody@127.0.0.1:1/none").search_database_url
    store = Store(content_store.create_app(servers.content_store_database_url, "t", "live", None, nowhere))
    response = store.send("GET", API, token=None)
    assert (response.status_code, response.json["errors"]["type"]) == (503, "service_unavailable")
    assert store.page("/search", 503).heading == "Sorry, the service is unavailable"
    assert store.page("/").heading == "What is published"
    store.app.extensions["content_store_database"].close_all()
