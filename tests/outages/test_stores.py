"""A content store that is down, slow, answers 500, or refuses one item: editors are told, others are not held up."""

import pytest

from domain.downstream import items
from tests.examples import new_id
from tests.stack import until

from .conftest import live
from .store import store_at, takes


@pytest.fixture
def live_store(stack):
    """A live content store that does what the test wants, in place of the real one."""
    stack.halt("content-store")
    with store_at(stack.settings.content_store_port) as store:
        yield store
    stack.start()
    until(stack.settled, what="the real store being given what it lacks")


def status(path: str, target: str = "live-content-store") -> items.Status:
    return next(each for each in items.status_of([path]) if each.target == target)


def in_draft_store(stack, path: str) -> bool:
    return stack.http.request("GET", f"{stack.draft}/api/content{path}").status == 200


def test_a_slow_store_holds_nobody_else_up(stack, publisher, live_store):
    live_store.goes_on.clear()
    for number in range(8):
        path = f"/bees-{number}"
        assert publisher.publish(new_id(), path).status == 200
        until(lambda path=path: in_draft_store(stack, path), seconds=15, what="delivery to the other store")
    until(lambda: status("/bees-0").state == "failing", what="somebody being told")
    assert "timed out" in status("/bees-0").last_error.lower()
    live_store.goes_on.set()
    until(stack.settled, what="everything arriving in the end")


def test_a_store_that_answers_500_is_told_of_and_drains_in_order_when_it_is_well_again(stack, publisher, live_store):
    stack.halt("worker-2")
    live_store.answer = lambda batch: 500
    paths = [f"/bees-{number}" for number in range(12)]
    for path in paths:
        assert publisher.publish(new_id(), path).status == 200
    until(lambda: all(status(path).state == "failing" for path in paths))
    assert "500" in status(paths[0]).last_error
    until(lambda: all(in_draft_store(stack, path) for path in paths))
    until(lambda: items.targets_owed() in ([], ["live-content-store"]))
    taken: list[list[int]] = []
    live_store.answer = lambda batch: taken.append([each["payload_version"] for each in batch]) or takes(batch)
    until(stack.settled, seconds=60)
    # The first batch is what had its time come; whatever waited besides follows by position.
    first, *rest = taken
    behind = [version for batch in rest for version in batch]
    assert first == sorted(first)
    assert behind == sorted(behind)
    assert len(first) + len(behind) >= len(paths)


@pytest.mark.parametrize("refusal", ["422 for it alone", "500 for every batch with it"])
def test_one_item_that_the_store_cannot_take_does_not_hold_up_the_others(stack, publisher, live_store, refusal):
    def answer(batch):
        if refusal.startswith("500"):
            return 500 if any(each["base_path"] == "/wasps" for each in batch) else takes(batch)
        wrong = {"base_path": "/wasps", "status": 422, "errors": {"title": ["is about wasps"]}}
        return [wrong if each["base_path"] == "/wasps" else each for each in takes(batch)]

    live_store.answer = answer
    live_store.goes_on.clear()
    paths = [*(f"/bees-{number}" for number in range(5)), "/wasps", *(f"/bees-{number}" for number in range(5, 10))]
    for path in paths:
        assert publisher.publish(new_id(), path).status == 200
    live_store.goes_on.set()
    others = [path for path in paths if path != "/wasps"]
    until(lambda: all(status(path).state == "delivered" for path in others), what="the others arriving")
    until(lambda: status("/wasps").state == "failing")
    assert refusal[:3] in status("/wasps").last_error
    live_store.answer = takes


def test_a_store_learns_which_request_it_was_rung_for(stack, publisher, live_store):
    stack.halt("scheduler")
    bees = new_id()
    assert publisher.save(bees, "/bees").status == 200
    until(lambda: in_draft_store(stack, "/bees"))
    publisher.headers["Govuk-Request-Id"] = "20-17.4"
    assert publisher.send("POST", f"/v2/content/{bees}/publish", {}).headers["Govuk-Request-Id"] == "20-17.4"
    until(lambda: live_store.request_ids)
    assert live_store.request_ids == ["20-17.4"]


def test_a_store_that_is_down_is_caught_up_with_by_itself(stack, publisher):
    stack.halt("content-store")
    assert publisher.publish(new_id(), "/bees").status == 200
    until(lambda: status("/bees").state == "failing")
    assert "refused" in status("/bees").last_error
    until(lambda: in_draft_store(stack, "/bees"))
    stack.start("content-store")
    until(lambda: live(stack, "/bees") == 200)
