"""PATCH and GET /v2/links/:content_id."""

import pytest

from domain import log
from tests.examples import body, new_id


@pytest.fixture
def item():
    return f"/v2/links/{new_id()}"


def test_links_may_come_before_any_content(api, item):
    target, content_id = new_id(), item.rpartition("/")[2]
    expected = (200, {"content_id": content_id, "links": {"taxons": [target]}, "version": 1})
    assert api.patch(item, {"links": {"taxons": [target]}}) == expected
    assert api.get(item) == expected


def test_types_are_replaced_one_by_one_and_emptied_types_disappear(api, item):
    first, second = new_id(), new_id()
    api.patch(item, {"links": {"taxons": [first], "parent": [first]}})
    status, shown = api.patch(item, {"links": {"parent": [], "topics": [second, first]}, "previous_version": 1})
    assert (status, shown["links"], shown["version"]) == (200, {"taxons": [first], "topics": [second, first]}, 2)


def test_an_outdated_version_is_a_conflict(api, item):
    status, shown = api.patch(item, {"links": {}, "previous_version": 5})
    assert (status, shown["error"]["fields"]) == (409, {"previous_version": ["does not match"]})


@pytest.mark.parametrize("links", [None, [], "x"])
def test_links_are_required(api, item, links):
    status, shown = api.patch(item, {"links": links})
    assert (status, shown["error"]["fields"]) == (422, {"links": ["are required"]})


@pytest.mark.parametrize("links", [{"taxons": ["x"]}, {"Bad": []}, {"taxons": None}, {"taxons": [None]}])
def test_bad_links_store_nothing(api, item, links):
    position = log.head()[0]
    status, shown = api.patch(item, {"links": links})
    assert (status, log.head()[0]) == (422, position)
    assert shown["error"]["fields"]


def test_a_document_without_a_link_set_has_version_0(api, item):
    content_id = item.rpartition("/")[2]
    assert api.get(item)[0] == 404
    api.put(f"/v2/content/{content_id}", body())
    assert api.get(item) == (200, {"content_id": content_id, "links": {}, "version": 0})
