"""GET /v2/content (section 2.10): what is found, and how it is shown."""

import pytest

from tests.examples import new_id
from tests.webapp.api.finding import paths


def test_2_10_an_empty_site_has_no_pages(api):
    url = "http://localhost/v2/content&page=1"
    expected = {"total": 0, "pages": 0, "current_page": 1, "links": [{"href": url, "rel": "self"}], "results": []}
    assert api.get("/v2/content") == (200, expected)


def test_2_10_results_are_presented_editions_without_warnings(api, put):
    content_id = put("/bees")
    [shown] = api.get("/v2/content")[1]["results"]
    single = api.get(f"/v2/content/{content_id}")[1]
    assert shown == {name: value for name, value in single.items() if name != "warnings"}


def test_2_10_filters(api, put):
    put("/bees")
    put("/news", document_type="news_article", schema_name="news_article", publishing_app="whitehall")
    put("/abeilles", locale="fr")
    assert paths(api, "document_type=answer") == ["/bees"]
    assert paths(api, "content_format=answer") == ["/bees"]
    assert sorted(paths(api, "document_type%5B%5D=answer&document_type%5B%5D=news_article")) == ["/bees", "/news"]
    assert paths(api, "publishing_app=whitehall") == ["/news"]
    assert paths(api, "locale=fr") == ["/abeilles"]


def test_3_2_blank_parameters_count_as_absent(api, put):
    put("/bees")
    blank = "document_type=&publishing_app=&locale=&states%5B%5D=&q=&order=&page=&per_page=&offset=&link_taxons="
    assert paths(api, blank) == ["/bees"]


def test_oddity_14_all_locales_only_when_asked_for(api, put):
    content_id = put("/bees")
    put("/abeilles", content_id=content_id, locale="fr")
    assert paths(api) == ["/bees"]
    assert sorted(paths(api, "locale=all")) == ["/abeilles", "/bees"]


def test_oddity_13_filters_come_before_the_draft_is_preferred(api, put):
    content_id = put("/bees", published=True, title="Old")
    put("/bees", content_id=content_id, title="New")
    assert paths(api, "states[]=published&q=old") == ["/bees"]
    results = api.get("/v2/content?fields[]=title")[1]["results"]
    assert (results, api.get("/v2/content?q=old&fields[]=title")[1]["results"]) == (
        [{"title": "New"}],
        [{"title": "Old"}],
    )


def test_oddity_15_the_draft_is_preferred(api, put):
    content_id = put("/bees", published=True)
    put("/bees", content_id=content_id)
    shown = api.get("/v2/content?fields[]=publication_state&fields[]=user_facing_version")[1]
    assert (shown["total"], shown["results"]) == (1, [{"publication_state": "draft", "user_facing_version": 2}])


def test_2_10_superseded_editions_when_asked_for(api, put):
    content_id = put("/bees", published=True)
    put("/bees", content_id=content_id, published=True)
    query = "/v2/content?fields[]=user_facing_version&fields[]=state_history"
    [shown] = api.get(f"{query}&states=superseded")[1]["results"]
    assert shown == {"user_facing_version": 1, "state_history": {"1": "superseded", "2": "published"}}


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("q=%20KEEP%20", ["/bees"]),
        ("q=bee_", ["/bees"]),
        ("q=honey", []),
        ("q=honey&search_in[]=details.body", ["/bees"]),
        ("q=honey&search_in[]=description&search_in[]=details.body", ["/bees"]),
        ("q=sting&search_in[]=description", ["/wasps"]),
        ("q=%25&search_in[]=title", ["/bees", "/wasps"]),
        ("q=%5C", []),
        ("q='", []),
    ],
)
def test_2_10_search(api, put, search, found):
    put("/bees", details={"body": "Honey"}, title="To keep bees")
    put("/wasps", description="They sting", title="Wasps")
    assert sorted(paths(api, search)) == found


def test_oddity_16_link_filters_look_at_link_sets_alone(api, put):
    target = new_id()
    shared = put("/shared")
    put("/own", links={"organisations": [target]})
    api.patch(f"/v2/links/{shared}", {"links": {"organisations": [target]}})
    assert paths(api, f"link_organisations={target}") == ["/shared"]
    assert paths(api, f"link_taxons={target}") == []


def test_2_10_alias_filter(api, put, db):
    content_id = put("/bees")
    put("/wasps")
    db.execute_sql("INSERT INTO content_id_aliases VALUES ('keeping', %s)", (content_id,))
    assert paths(api, "content_id_aliases%5B%5D=keeping&content_id_aliases%5B%5D=other") == ["/bees"]
    [shown] = api.get("/v2/content?content_id_aliases[]=keeping")[1]["results"]
    assert shown["content_id_aliases"] == [{"content_id": content_id, "name": "keeping"}]
