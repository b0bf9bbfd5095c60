"""What search holds is guarded by versions, and listed so that it can be compared."""

import pytest

from domain.search.holding import Write, fingerprint, listed, write
from domain.search.item import item_of

from .items import live

BEES, WASPS = item_of(live()), item_of(live("/wasps", "Keep “wasps” – ünïcode \\ 'quoted'"))


def test_what_is_not_newer_is_refused_also_after_a_deletion(search):
    assert write(search, [Write("/bees", 5, BEES)]) == {"/bees"}
    assert write(search, [Write("/bees", 5, BEES), Write("/wasps", 5, WASPS)]) == {"/wasps"}
    assert write(search, [Write("/bees", 7, None)]) == {"/bees"}
    assert write(search, [Write("/bees", 6, BEES)]) == set()
    assert [each["deleted"] for each in listed(search)["items"]] == [True, False]


def test_the_listing_has_versions_and_fingerprints_in_pages(search):
    write(search, [Write("/wasps", 3, WASPS), Write("/bees", 2, BEES), Write("/gone", 4, None)])
    shown = {"/bees": (2, fingerprint(BEES), False), "/gone": (4, None, True), "/wasps": (3, fingerprint(WASPS), False)}
    first = listed(search, limit=2)
    second = listed(search, after=first["next"], limit=2)
    assert second["next"] is None
    assert {
        each["base_path"]: (each["payload_version"], each["fingerprint"], each["deleted"])
        for each in first["items"] + second["items"]
    } == shown
    assert [each["base_path"] for each in listed(search, base_paths=["/wasps", "/none"])["items"]] == ["/wasps"]


@pytest.mark.parametrize("column", ["words", "terms", "language", "title", "fingerprint"])
def test_what_is_derived_cannot_be_changed_apart(search, column):
    write(search, [Write("/bees", 1, BEES)])
    with pytest.raises(Exception, match="generated column"):
        search.execute_sql(f"UPDATE items SET {column} = NULL")  # noqa: S608 -- a column of ours


def test_an_item_that_was_changed_by_hand_shows_another_fingerprint_and_a_repair_replaces_it(search):
    write(search, [Write("/bees", 3, BEES)])
    search.execute_sql("UPDATE items SET payload_version = 9, item = replace(item::text, 'Keep', 'Eat')::json")
    [altered] = listed(search)["items"]
    assert altered["fingerprint"] not in (fingerprint(BEES), None)
    assert write(search, [Write("/bees", 3, BEES, instead_of=8)]) == set()
    assert write(search, [Write("/bees", 3, BEES, instead_of=9)]) == {"/bees"}
    [repaired] = listed(search)["items"]
    assert (repaired["payload_version"], repaired["fingerprint"]) == (3, fingerprint(BEES))
