"""Every JSON object is told apart: a store's item, a publisher's body, a link set, or no content at all."""

import pytest

from jobs.importing.kinds import BODY, ITEM, LINK_SET, NotContent, content_id_of, kind_of
from tests.examples import new_id
from tests.jobs.importing.items import body, expansion, item


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        (item(), ITEM),
        ({"schema_name": "gone", "document_type": "gone", "payload_version": 3}, ITEM),
        (body(links={"organisations": [expansion()]}), ITEM),
        (body(), BODY),
        (body(links={"organisations": [new_id()]}), BODY),
        ({"links": {"organisations": [new_id()]}}, LINK_SET),
        ({"links": {}, "previous_version": "2"}, LINK_SET),
        ({"content_id": new_id(), "links": {"organisations": []}, "version": 4}, LINK_SET),
    ],
)
def test_the_kind_follows_from_the_keys(document, kind):
    assert kind_of(document) == kind


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ({}, "it has no schema_name"),
        ({"name": "annals", "version": 1}, "it has no schema_name"),
        (item(document_type=" "), "it has no document_type"),
        (item(schema_name=7), "it has no schema_name"),
        (item(content_id="no-uuid"), "its content_id is 'no-uuid', which is no lowercase UUID"),
        (item(content_id=7), "its content_id is 7, which is no lowercase UUID"),
        (item(locale=["en"]), "its locale is not text"),
        (item(base_path={}), "its base_path is not text"),
        (item(links=[]) | {"links": ["x"]}, "its links are not lists by link type"),
        (item(links={"organisations": "x"}), "its links are not lists by link type"),
    ],
)
def test_what_is_no_content_item_is_said_in_words(document, why):
    with pytest.raises(NotContent) as refused:
        kind_of(document)
    assert str(refused.value) == f"is not a content item: {why}"


def test_content_without_a_content_id_gets_the_same_one_each_time_from_where_it_stands():
    assert content_id_of(body()) == content_id_of(body(title="Bees"))
    assert content_id_of(body()) != content_id_of(body(locale="cy"))
    assert content_id_of(body()) != content_id_of(body(base_path="/bees"))
    pathless = {"schema_name": "facet", "document_type": "facet", "title": "Colour"}
    assert content_id_of(pathless) == content_id_of(pathless | {"details": {}})
    assert content_id_of(pathless) != content_id_of(pathless | {"title": "Size"})
