"""Of several copies of one document the newest counts, whatever the order of the files."""

import itertools

import pytest

from jobs.importing.files import file_of, in_order, newest, with_owners
from jobs.importing.sources import Source
from tests.examples import new_id
from tests.jobs.importing.items import body, item

ID = new_id()


def named(name: str, document: dict):
    return file_of(Source(name, lambda: b""), document)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"updated_at": "2016-09-08T10:38:10+01:00"}, {"updated_at": "2016-09-08T10:00:00Z"}),
        ({"updated_at": None}, {"updated_at": "2016-09-08T10:00:00Z"}),
        ({"updated_at": "not a time"}, {"updated_at": "2016-09-08T10:00:00Z"}),
        ({"public_updated_at": "2012-05-22T00:00:00Z"}, {"public_updated_at": "2012-06-13T14:33:09+01:00"}),
        ({}, {}),
    ],
)
def test_the_newest_copy_counts_and_of_equally_new_ones_the_last_by_name(older, newer):
    files = [named("a.json", item(content_id=ID) | older), named("b.json", item(content_id=ID) | newer)]
    for order in itertools.permutations(files):
        assert {file.name: other.name for file, other in newest(order).items()} == {
            "a.json": "b.json",
            "b.json": "b.json",
        }


def test_other_locales_and_other_documents_are_no_copies():
    files = [
        named("en.json", item(content_id=ID)),
        named("cy.json", item(content_id=ID, locale="cy")),
        named("links.json", {"content_id": ID, "links": {}}),
        named("other.json", item()),
        named("whose_1.json", {"links": {}}),
        named("whose_2.json", {"links": {}}),
    ]
    assert all(file is other for file, other in newest(files).items())


def test_bodies_for_the_same_place_are_copies_of_one_document():
    files = [named("a.json", body()), named("b.json", body(public_updated_at="2020-01-01T00:00:00Z"))]
    assert {other.name for other in newest(files).values()} == {"b.json"}


def test_a_link_set_belongs_to_the_body_beside_it():
    files = with_owners(
        [
            named("x/guide.json", body()),
            named("x/guide_links.json", {"links": {}}),
            named("y/guide_links.json", {"links": {}}),
        ]
    )
    owners = {file.name: file.content_id for file in files}
    assert owners["x/guide_links.json"] == owners["x/guide.json"]
    assert owners["y/guide_links.json"] is None


def test_what_names_its_content_id_comes_first_then_the_newest():
    files = [
        named("body.json", body(public_updated_at="2030-01-01T00:00:00Z")),
        named("gone.json", item(content_id=None)),
        named("old.json", item(updated_at="2011-01-01T00:00:00Z")),
        named("new.json", item(updated_at="2021-01-01T00:00:00Z")),
    ]
    assert [file.name for file in in_order(files)] == ["new.json", "old.json", "gone.json", "body.json"]
