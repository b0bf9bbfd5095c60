"""Promise 5: whatever happens on the way, both content stores end up with what the log says."""

import threading

import orjson
import pytest
from redis import Redis

from domain import commands
from domain.database import db
from domain.downstream import items
from domain.handle import handle
from tests.examples import content, new_id, save
from tests.stack import until


def at(stack, url: str, path: str):
    response = stack.http.request("GET", f"{url}/api/content{path}")
    return orjson.loads(response.data) if response.data else response.status


def publish(actor, content_id: str, **changes) -> None:
    handle(save(content_id, **changes), actor)
    handle(commands.Publish(content_id=content_id), actor)


def test_a_draft_reaches_the_draft_store_and_only_a_published_edition_the_live_one(stack, actor):
    content_id = new_id()
    handle(save(content_id), actor)
    until(stack.settled)
    assert at(stack, stack.draft, "/keep-bees")["title"] == "Keep bees"
    assert at(stack, stack.live, "/keep-bees") == 404
    handle(commands.Publish(content_id=content_id), actor)
    until(stack.settled)
    assert at(stack, stack.live, "/keep-bees")["title"] == "Keep bees"


def test_a_moved_document_leaves_a_redirect_at_its_old_path(stack, actor):
    content_id = new_id()
    publish(actor, content_id)
    publish(actor, content_id, base_path="/bees")
    until(stack.settled)
    assert at(stack, stack.live, "/bees")["title"] == "Keep bees"
    for url in (stack.live, stack.draft):
        assert at(stack, url, "/keep-bees")["redirects"][0]["destination"] == "/bees"


@pytest.mark.parametrize(
    ("unpublishing", "expected"),
    [
        ({"type": "vanish"}, 404),
        ({"type": "gone"}, "gone"),
        ({"type": "redirect", "alternative_path": "/bees"}, "redirect"),
        ({"type": "withdrawal", "explanation": "Out of date"}, "answer"),
    ],
    ids=lambda value: value.get("type") if isinstance(value, dict) else None,
)
def test_what_is_taken_down_is_shown_as_such_in_both_stores(stack, actor, unpublishing, expected):
    content_id = new_id()
    publish(actor, content_id)
    handle(commands.Unpublish(content_id=content_id, **unpublishing), actor)
    until(stack.settled)
    for url in (stack.live, stack.draft):
        item = at(stack, url, "/keep-bees")
        assert (item if isinstance(item, int) else item["document_type"]) == expected


def test_a_discarded_draft_gives_way_to_the_live_edition(stack, actor):
    content_id = new_id()
    publish(actor, content_id)
    handle(save(content_id, title="Keep wasps"), actor)
    until(stack.settled)
    assert at(stack, stack.draft, "/keep-bees")["title"] == "Keep wasps"
    handle(commands.DiscardDraft(content_id=content_id), actor)
    until(stack.settled)
    assert at(stack, stack.draft, "/keep-bees")["title"] == "Keep bees"


def test_whatever_links_to_a_changed_document_shows_the_change(stack, actor):
    organisation, page = new_id(), new_id()
    publish(actor, organisation, base_path="/ministry", title="Ministry")
    publish(actor, page)
    handle(commands.PatchLinks(content_id=page, links={"organisations": [organisation]}), actor)
    publish(actor, organisation, base_path="/ministry", title="Ministry of Bees")
    until(stack.settled)
    assert at(stack, stack.live, "/keep-bees")["links"]["organisations"][0]["title"] == "Ministry of Bees"


def test_everything_arrives_though_redis_is_emptied_and_a_worker_killed_meanwhile(stack, actor):
    redis = Redis.from_url(stack.settings.redis_url)
    ids = [new_id() for _ in range(500)]

    def publish_some(some: list[str]) -> None:
        for content_id in some:
            publish(actor, content_id, base_path=f"/{content_id}")
            if content_id == ids[250]:
                redis.flushall()
        db.close()

    threads = [threading.Thread(target=publish_some, args=(ids[n::4],)) for n in range(4)]
    for thread in threads:
        thread.start()
    until(lambda: delivered() > 20, seconds=60, what="the first deliveries")
    stack.kill("worker")
    for thread in threads:
        thread.join()
    redis.flushall()
    until(stack.settled, seconds=100, what="every delivery")
    stack.start("worker")
    missing = [each for each in ids if at(stack, stack.live, f"/{each}") == 404]
    assert missing == []


def delivered() -> int:
    sql = "SELECT count(*) FROM downstream.items WHERE target = 'live-content-store' AND delivered > 0"
    return db.execute_sql(sql).fetchone()[0]


def test_a_store_that_was_away_is_caught_up_with_and_people_can_see_why_it_waits(stack, actor):
    stack.halt("content-store")
    publish(actor, new_id())
    [failing] = until(lambda: [each for each in items.status_of(["/keep-bees"]) if each.state == "failing"])
    assert failing.target == "live-content-store"
    assert failing.last_error
    stack.start("content-store")
    until(stack.settled)
    assert at(stack, stack.live, "/keep-bees")["title"] == content().title


def test_what_was_sent_has_the_fingerprint_that_the_store_gives_it(stack, actor):
    publish(
        actor,
        new_id(),
        title="Bees & “wasps” – ünïcode",
        details={"body": "<p>1 & 2</p>", "n": 3, "x": {"b": 1, "a": []}},
    )
    until(stack.settled)
    held = stack.http.request("GET", f"{stack.live}/items", headers=stack.store_headers).json()["items"]
    [status] = [each for each in items.status_of(["/keep-bees"]) if each.target == "live-content-store"]
    assert {each["base_path"]: each["fingerprint"] for each in held}["/keep-bees"] == status.fingerprint
    assert status.took.total_seconds() > 0
