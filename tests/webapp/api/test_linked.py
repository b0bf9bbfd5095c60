"""GET /v2/linked/:content_id (section 2.18)."""

import pytest

from tests.examples import new_id
from tests.webapp.api.counting import statements


@pytest.fixture
def target(put):
    return put("/target", published=True)


@pytest.fixture
def link(api, put):
    def link(path: str, target: str, **more) -> str:
        content_id = put(path, **more)
        api.patch(f"/v2/links/{content_id}", {"links": {"taxons": [target]}})
        return content_id

    return link


def find(api, target: str, fields: str = "fields%5B%5D=base_path", link_type: str = "taxons"):
    return api.get(f"/v2/linked/{target}?link_type={link_type}&{fields}")


def test_2_18_content_that_links_by_its_link_set(api, link, target):
    content_id = link("/bees", target, published=True)
    fields = "fields[]=content_id&fields[]=base_path&fields[]=locale&fields[]=publication_state&fields[]=description"
    shown = {"content_id": content_id, "base_path": "/bees", "locale": "en", "publication_state": "published"}
    assert find(api, target, fields) == (200, [shown])
    assert find(api, target, link_type="parent") == (200, [])


def test_2_18_all_locales_and_drafts_preferred(api, put, link, target):
    content_id = link("/bees", target, published=True)
    put("/bees", content_id=content_id, title="New")
    put("/abeilles", content_id=content_id, locale="fr")
    fields = "fields[]=title&fields[]=locale&fields[]=publication_state"
    assert [(each["locale"], each["publication_state"]) for each in find(api, target, fields)[1]] == [
        ("en", "draft"), ("fr", "draft"),
    ]  # fmt: skip


def test_oddity_16_edition_links_do_not_count(api, put, target):
    put("/bees", links={"organisations": [target]})
    assert find(api, target, link_type="organisations") == (200, [])


def test_2_18_a_target_has_to_stand(api, put):
    status, shown = find(api, new_id())
    assert (status, shown["error"]["code"]) == (404, 404)
    gone = put("/gone", published=True)
    api.post(f"/v2/content/{gone}/unpublish", {"type": "gone"})
    assert find(api, gone)[0] == 404


@pytest.mark.parametrize("query", ["fields[]=title", "link_type=taxons", "link_type=&fields[]=", ""])
def test_2_18_type_and_fields_are_required(api, target, query):
    status, shown = api.get(f"/v2/linked/{target}?{query}")
    assert (status, shown["error"]["error_code"]) == (422, "parameter_missing_or_invalid")


@pytest.mark.parametrize("name", ["links", "zebra", "warnings", "state_history"])
def test_2_18_unknown_fields_are_refused(api, target, name):
    assert find(api, target, f"fields[]={name}")[0] == 400


def test_oddity_40_no_uuid_is_no_such_page(api):
    assert find(api, "bees") == (404, {"status": 404, "error": "Not Found"})


def test_2_18_takes_as_many_statements_for_many_as_for_one(api, link, target, db):
    counts = []
    for size in (1, 4):
        for number in range(size):
            link(f"/{size}/{number}", target)
        with statements(db) as seen:
            find(api, target)
        counts.append(len(seen))
    assert counts[0] == counts[1]
