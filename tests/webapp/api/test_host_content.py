"""GET /v2/content/:content_id/host-content, /embedded, and the single host (sections 2.11 and 2.12)."""

import pytest

from tests.examples import new_id
from tests.webapp.api.counting import statements


@pytest.fixture
def block(put):
    return put("/block", published=True)


@pytest.fixture
def embed(put, db):
    """An edition with so many embed links to a block, whatever its schema allows."""

    def embed(path: str, block: str, instances: int = 1, **more) -> str:
        content_id = put(path, **more)
        for position in range(instances):
            db.execute_sql(
                "INSERT INTO edition_links SELECT content_id, locale, user_facing_version, 'embed', %s, %s, now()"
                " FROM editions WHERE base_path = %s AND content_store IS NOT NULL"
                " ORDER BY user_facing_version DESC LIMIT 1",
                (position, block, path),
            )
        return content_id

    return embed


@pytest.fixture
def organisation(put):
    schema = {"document_type": "organisation", "schema_name": "organisation"}
    return put("/government/organisations/bees", published=True, title="Dept of Bees", **schema)


def titles(api, block: str, query: str = "") -> list[str]:
    return [each["base_path"] for each in api.get(f"/v2/content/{block}/host-content?{query}")[1]["results"]]


def test_2_11_hosts_and_what_they_come_to(api, block, embed, organisation):
    host = embed("/pay", block, 2, published=True, title="Pay bands")
    api.patch(f"/v2/links/{host}", {"links": {"primary_publishing_organisation": [organisation]}})
    embed("/draft", block)
    status, shown = api.get(f"/v2/content/{block}/host-content")
    first, second = shown.pop("results")
    assert (status, first.pop("last_edited_at")[-5:-4], second["state"]) == (200, ".", "draft")
    assert shown == {
        "content_id": block, "total": 2, "total_pages": 1,
        "rollup": {"views": 0, "locations": 1, "instances": 2, "organisations": 1},
    }  # fmt: skip
    assert first == {
        "title": "Pay bands", "state": "published", "base_path": "/pay", "document_type": "answer",
        "publishing_app": "publisher", "last_edited_by_editor_id": None, "unique_pageviews": None, "instances": 2,
        "host_content_id": host, "host_locale": "en",
        "primary_publishing_organisation": {
            "content_id": organisation, "title": "Dept of Bees", "base_path": "/government/organisations/bees",
        },
    }  # fmt: skip
    assert set(second["primary_publishing_organisation"].values()) == {None}
    assert api.get(f"/v2/content/{block}/embedded")[1] == api.get(f"/v2/content/{block}/host-content")[1]


def test_2_11_a_host_with_a_draft_and_a_live_edition_is_there_twice(api, block, embed):
    host = embed("/pay", block, published=True)
    embed("/pay", block, content_id=host)
    assert titles(api, block) == ["/pay", "/pay"]


def test_2_11_order_and_pages(api, block, embed):
    for path, instances in (("/b", 3), ("/a", 1), ("/c", 2)):
        embed(path, block, instances, title=path)
    assert titles(api, block, "order=title") == ["/a", "/b", "/c"]
    assert titles(api, block, "order=-instances") == ["/b", "/c", "/a"]
    assert titles(api, block, "order=title&page=2&per_page=2") == ["/c"]
    shown = api.get(f"/v2/content/{block}/host-content?page=9&per_page=2")[1]
    assert (shown["total"], shown["total_pages"], shown["results"]) == (3, 2, [])
    for (
        term
    ) in "document_type unique_pageviews primary_publishing_organisation_title last_edited_at publishing_app".split():
        assert len(titles(api, block, f"order=-{term}")) == 3


@pytest.mark.parametrize("query", ["order=zebra", "order=--title", "page=0", "per_page=x"])
def test_2_11_what_cannot_be_answered_is_refused(api, block, query):
    assert api.get(f"/v2/content/{block}/host-content?{query}")[0] == 422


def test_2_11_an_unknown_content_id_is_not_found(api):
    assert api.get(f"/v2/content/{new_id()}/host-content")[0] == 404


def test_2_12_one_host(api, block, embed):
    host = embed("/pay", block, published=True)
    [listed] = api.get(f"/v2/content/{block}/host-content")[1]["results"]
    assert api.get(f"/v2/content/{block}/host-content/{host}") == (200, listed)
    assert api.get(f"/v2/content/{block}/host-content/{new_id()}")[0] == 404
    assert api.get(f"/v2/content/{new_id()}/host-content/{host}")[0] == 404


def test_oddity_37_locale_and_state_have_no_defaults(api, block, embed):
    host = embed("/tal", block, locale="cy")
    url = f"/v2/content/{block}/host-content/{host}"
    assert api.get(url)[1]["host_locale"] == "cy"
    assert [api.get(f"{url}?{query}")[0] for query in ("locale=en", "state=published", "locale=cy&state=draft")] == [
        404, 404, 200,
    ]  # fmt: skip


def test_2_11_takes_as_many_statements_for_many_as_for_one(api, block, embed, db):
    counts = []
    for size in (1, 4):
        for number in range(size):
            embed(f"/{size}/{number}", block)
        with statements(db) as seen:
            titles(api, block)
        counts.append(len(seen))
    assert counts[0] == counts[1] < 7
