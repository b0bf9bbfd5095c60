"""What is owed: batches are disjoint, failures wait longer and longer, and nothing newer is lost."""

from dataclasses import replace

import pytest

from domain.downstream import items
from domain.handle import handle
from domain.log import Actor
from tests.examples import new_id, save

TARGET = "draft-content-store"


@pytest.fixture
def owed(db, actor: Actor):
    for number in range(6):
        handle(save(new_id(), base_path=f"/{number}"), actor)


def test_two_workers_never_get_the_same_item(owed):
    first, second = items.take(TARGET, 4), items.take(TARGET, 4)
    assert (len(first), len(second)) == (4, 2)
    assert not {item.key for item in first} & {item.key for item in second}
    assert items.take(TARGET, 4) == []


def test_the_high_lane_goes_first(owed, actor):
    handle(replace(save(new_id(), base_path="/bulk"), lane=1), actor)
    handle(save(new_id(), base_path="/person"), actor)
    assert [item.key for item in items.take(TARGET, 20)[-2:]] == ["/bulk", "/person"]
    items.settle(TARGET, [])
    assert len(items.take(TARGET, 20)) == 0


def test_what_was_delivered_is_owed_no_more(owed):
    items.settle(TARGET, items.take(TARGET, 10))
    assert TARGET not in items.targets_owed()
    assert items.status_of(["/3"])[0].state == "delivered"


def test_what_became_wanted_during_the_delivery_is_still_owed(owed, db, actor):
    taken = items.take(TARGET, 10)
    content_id = db.execute_sql("SELECT content_id::text FROM editions WHERE base_path = '/3'").fetchone()[0]
    handle(save(content_id, base_path="/3", title="Newer"), actor)
    items.settle(TARGET, taken)
    assert [item.key for item in items.take(TARGET, 10)] == ["/3"]


def test_a_failure_waits_and_is_shown(owed, db):
    waits = []
    for _ in range(3):
        [item] = [each for each in items.take(TARGET, 10) if each.key == "/3"]
        items.fail(TARGET, item, "the store answered 500")
        sql = "SELECT extract(epoch FROM retry_at - clock_timestamp()) FROM downstream.items WHERE key = '/3'"
        waits.append(round(db.execute_sql(sql).fetchone()[0]))
        db.execute_sql("UPDATE downstream.items SET retry_at = now()")
    assert waits == [1, 2, 4]
    assert items.status_of(["/3"])[0].last_error == "the store answered 500"


def test_a_dead_workers_items_come_back_after_the_lease(owed, db):
    items.take(TARGET, 10)
    db.execute_sql("UPDATE downstream.items SET retry_at = retry_at - interval '1 second' * %s", (items.LEASE_SECONDS,))
    assert len(items.take(TARGET, 10)) == 6
