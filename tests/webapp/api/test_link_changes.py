"""GET /v2/links/changes (section 2.20)."""

import re

import pytest

from tests.examples import new_id
from tests.webapp.api.conftest import PERSON
from tests.webapp.api.counting import statements

URL = "/v2/links/changes?link_types[]=taxons"


@pytest.fixture
def patch(api):
    def patch(source: str, **links) -> None:
        assert api.patch(f"/v2/links/{source}", {"links": links})[0] == 200

    return patch


def changes(api, query: str = "") -> list[tuple]:
    """(change, link type, source, target) with None where nothing stands."""
    status, shown = api.get(f"{URL}{query}")
    assert status == 200, shown
    return [
        (each["change"], each["link_type"], *(each[end] and each[end]["base_path"] for end in ("source", "target")))
        for each in shown["link_changes"]
    ]


def test_2_20_what_was_added_and_removed_newest_first(api, put, patch):
    source, bees, wasps = put("/source"), put("/bees"), put("/wasps")
    patch(source, taxons=[bees])
    patch(source, taxons=[wasps])
    patch(source, taxons=[])
    assert changes(api) == [
        ("remove", "taxons", "/source", "/wasps"),
        ("remove", "taxons", "/source", "/bees"),
        ("add", "taxons", "/source", "/wasps"),
        ("add", "taxons", "/source", "/bees"),
    ]


def test_2_20_a_change_in_full(api, put, patch):
    source, target = put("/bees", title="Bees", published=True), new_id()
    put("/bees", content_id=source, title="Newer")
    patch(source, taxons=[target])
    [shown] = api.get(URL)[1]["link_changes"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", shown.pop("created_at"))
    assert shown == {
        "source": {"title": "Newer", "base_path": "/bees", "content_id": source},
        "target": None, "link_type": "taxons", "change": "add", "user_uid": PERSON,
    }  # fmt: skip


def test_2_14_another_order_is_no_change(api, patch):
    source, targets = new_id(), [new_id(), new_id()]
    patch(source, taxons=targets, parent=targets)
    patch(source, taxons=targets[::-1])
    assert len(changes(api)) == 2
    assert len(changes(api, "&link_types[]=parent")) == 4


def test_2_20_filters(api, put, patch):
    sources, targets = [put("/a"), put("/b")], [put("/c"), put("/d")]
    for source, target in zip(sources, targets, strict=True):
        patch(source, taxons=[target], parent=[target])
    assert changes(api, f"&source_content_ids[]={sources[0]}") == [("add", "taxons", "/a", "/c")]
    assert changes(api, f"&target_content_ids%5B%5D={targets[1]}") == [("add", "taxons", "/b", "/d")]
    assert len(changes(api, f"&users[]={PERSON}&source_content_ids[]=")) == 2
    assert changes(api, f"&users[]={new_id()}") == []
    assert api.get("/v2/links/changes?link_types=zebra") == (200, {"link_changes": []})


def test_2_20_who_is_no_uuid_is_nobody(api, patch):
    api.headers["X-Govuk-Authenticated-User"] = "invalid"
    patch(new_id(), taxons=[new_id()])
    assert api.get(URL)[1]["link_changes"][0]["user_uid"] is None


def test_2_20_the_latest_250_in_a_fixed_number_of_statements(api, patch, db):
    source = new_id()
    patch(source, taxons=[new_id()])
    with statements(db) as few:
        changes(api)
    patch(source, taxons=[new_id() for _ in range(260)])
    with statements(db) as many:
        assert len(changes(api)) == 250
    assert len(few) == len(many)


@pytest.mark.parametrize("query", ["", "?link_types[]=", "?source_content_ids[]=x"])
def test_2_20_link_types_are_required(api, query):
    status, shown = api.get(f"/v2/links/changes{query}")
    assert (status, shown["error"]["error_code"]) == (422, "parameter_missing_or_invalid")


def test_2_20_content_ids_have_to_be_some(api):
    assert api.get(f"{URL}&source_content_ids[]=x")[0] == 422


def test_every_change_has_its_position(patch, db):
    patch(new_id(), taxons=[new_id(), new_id()])
    assert (
        db.execute_sql("SELECT position = (SELECT position FROM log.head) FROM link_changes").fetchall()
        == [(True,)] * 2
    )
