"""Verifying finds exactly what differs from the log, and says which event should have set it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain import log
from domain.followers import FOLLOWERS, catch_up, following
from domain.handle import handle
from domain.projections.model import name_of
from domain.replay import TABLES
from domain.verification import projections
from tests.domain.faults import CHANGES, plant
from tests.domain.sites import everything_happens
from tests.examples import save

NAMES = [name_of(table) for table in TABLES]


@pytest.fixture
def site(db, actor) -> dict[str, str]:
    return everything_happens(actor)


def test_what_nobody_has_meddled_with_is_valid_and_stays_as_it_is(site, db):
    before = {name: db.execute_sql(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in NAMES}
    assert all(before.values())
    report = projections.run()
    assert report.ok, [each.sentence for each in report.differences]
    assert (
        f"{sum(map(len, before.values()))} rows in {len(projections.known_tables())} tables at position {log.head()[0]}"
        in report.sentence
    )
    assert before == {name: db.execute_sql(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in NAMES}


def test_followers_enter_the_same_in_whatever_batches(site, db, monkeypatch):
    monkeypatch.setattr(following, "BATCH", 3)
    for follower in FOLLOWERS:
        catch_up(follower)
    monkeypatch.undo()
    report = projections.run()
    assert report.ok, [each.sentence for each in report.differences]


def test_what_was_changed_deleted_and_inserted_is_found_and_nothing_else(site, db):
    planted = plant(db)
    report = projections.run()
    found = [(each, (each.table, tuple(map(str, each.key.values())))) for each in report.differences]
    assert {row for each, row in found if each.column is None and each.is_ is None} == planted.deleted
    assert {row for each, row in found if each.column is None and each.should is None} == planted.inserted
    changed = [(row, each.column) for each, row in found if each.column]
    assert sorted(changed) == sorted((row, CHANGES[row[0]][0]) for row in planted.changed)
    assert {table for table, _ in planted.changed} == set(CHANGES)
    assert report.total == len(planted.deleted) + len(planted.inserted) + len(planted.changed)
    assert not report.ok


def test_a_difference_names_the_event_that_should_have_set_it(site, db):
    second, news = site["second"], site["news"]
    db.execute_sql("UPDATE editions SET title = 'Planted', created_at = now() WHERE content_id = %s", (news,))
    db.execute_sql("DELETE FROM path_reservations WHERE base_path = '/d'")
    db.execute_sql("UPDATE streams SET version = 7 WHERE stream = 'alias:bees'")
    db.execute_sql("INSERT INTO documents VALUES (%s, 'fr', 1)", (second,))
    at = {
        (
            recorded.type,
            recorded.content_id,
            recorded.payload.get("base_path"),
            recorded.payload.get("user_facing_version"),
        ): recorded.position
        for recorded in log.read()
    }  # the last of each
    found = {
        (each.table, each.column, each.key.get("user_facing_version")): each.position
        for each in projections.run().differences
    }
    assert found == {
        ("editions", "title", 1): at["DraftSaved", news, None, 1],
        ("editions", "created_at", 1): at["DraftSaved", news, None, 1],
        ("editions", "title", 2): at["DraftSaved", news, None, 2],
        ("editions", "created_at", 2): at["DraftSaved", news, None, 2],
        ("path_reservations", None, None): at["PathReserved", None, "/d", None],
        ("streams", "version", None): at["AliasAssigned", second, None, None],
        ("documents", None, None): None,
    }


def test_more_differences_than_are_listed_are_counted(site, db):
    db.execute_sql("INSERT INTO link_sets SELECT gen_random_uuid(), 1 FROM generate_series(1, 250)")
    report = projections.run()
    assert (report.total, len(report.differences)) == (250, 100)
    assert "link_sets (250)" in report.sentence


def test_what_happens_meanwhile_is_no_difference(site, db, actor, monkeypatch):
    """Writers are not held up, and what they write is not compared with the state before."""
    replay = projections.replay

    def meanwhile(*args):
        with ThreadPoolExecutor(1) as pool:
            pool.submit(_save_on_another_connection, db, actor).result(timeout=10)
        return replay(*args)

    monkeypatch.setattr(projections, "replay", meanwhile)
    assert projections.run().ok


def _save_on_another_connection(db, actor) -> None:
    with db.connection_context():
        handle(save(base_path="/meanwhile"), actor)
