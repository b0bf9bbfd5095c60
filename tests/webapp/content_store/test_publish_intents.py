"""/publish-intent/… and what intents do to items (section 6.6)."""

from datetime import timedelta

import pytest

from domain.clock import now, timestamp


def after(**time) -> str:
    return timestamp(now() + timedelta(**time))


def put(store, path: str = "/bees", **changes):
    body = {"publish_time": after(hours=1), "publishing_app": "publisher", "rendering_app": "frontend"}
    return store.send("PUT", f"/publish-intent{path}", body | changes)


def get(store, path: str = "/bees"):
    return store.send("GET", f"/publish-intent{path}", token=None)


def seconds(store, path: str = "/bees") -> int:
    """For how long an answer may be cached."""
    return int(store.get(path).headers["Cache-Control"].removeprefix("max-age=").removesuffix(", public"))


def test_an_intent_is_kept_replaced_and_deleted(live):
    assert (put(live).status_code, put(live, publish_time="2027-02-03T09:00:00+01:00").status_code) == (201, 200)
    record = get(live).json
    created, updated = record.pop("created_at"), record.pop("updated_at")
    assert (created < updated, len(created)) == (True, len("2026-02-03T09:00:00.000Z"))
    assert isinstance(record.pop("id"), int)
    assert record == {
        "base_path": "/bees", "publish_time": "2027-02-03T08:00:00.000Z", "publishing_app": "publisher",
        "rendering_app": "frontend", "routes": [],
    }  # fmt: skip
    deleted = live.send("DELETE", "/publish-intent/bees", {})
    assert (deleted.status_code, deleted.json, get(live).status_code) == (200, {}, 404)
    assert (live.send("DELETE", "/publish-intent/bees").status_code, get(live).data) == (404, b"")


@pytest.mark.parametrize(
    ("changes", "attribute"),
    [
        ({"publish_time": None}, "publish_time"),
        ({"publish_time": "soon"}, "publish_time"),
        ({"rendering_app": None}, "rendering_app"),
        ({"rendering_app": ""}, "rendering_app"),
        ({"rendering_app": "Front End"}, "rendering_app"),
        ({"rendering_app": ["x"]}, "rendering_app"),
        ({"publishing_app": 1}, "publishing_app"),
        ({"publishing_app": "\0"}, "base"),
        ({"routes": "x"}, "routes"),
        ({"zebra": 1}, "base"),
    ],
)
def test_what_is_wrong_is_named(live, changes, attribute):
    response = put(live, **changes)
    assert (response.status_code, list(response.json["errors"])) == (422, [attribute])
    assert get(live).status_code == 404


@pytest.mark.parametrize("path", ["//bees", "/a//b", "/" + 600 * "x"])
def test_a_path_has_to_be_one(live, path):
    assert list(put(live, path).json["errors"]) == ["base_path"]


def test_a_path_that_falls_under_a_route_leads_to_the_intent(live):
    put(live, routes=[{"path": "/bees", "type": "exact"}, {"path": "/bees/hives", "type": "prefix"}])
    response = get(live, "/bees/hives/1")
    assert (response.status_code, response.headers["Location"]) == (303, "/publish-intent/bees")
    assert get(live, "/bees/other").status_code == 404


def test_writing_needs_the_token_and_reading_does_not(live):
    assert live.send("PUT", "/publish-intent/bees", {}, token=None).status_code == 401
    assert live.send("DELETE", "/publish-intent/bees", token=None).status_code == 401
    assert live.send("DELETE", "/publish-intents/past", token=None).status_code == 401
    assert live.send("PUT", "/publish-intent/bees", b"[").status_code == 400


@pytest.mark.parametrize(
    ("time", "lowest", "highest"),
    [
        ({"seconds": 60}, 50, 60),
        ({"seconds": 2}, 5, 5),
        ({"hours": 1}, 300, 300),
        ({"minutes": -4}, 5, 5),
        ({"minutes": -6}, 100, 100),
    ],
)
def test_answers_live_no_longer_than_until_an_intent(live, time, lowest, highest):
    live.put("/bees", 1, title="Bees", details={"max_cache_time": 100})
    put(live, publish_time=after(**time))
    assert lowest <= seconds(live) <= highest


def test_so_do_answers_that_there_is_nothing(live):
    assert seconds(live) == 300
    put(live, publish_time=after(seconds=60), routes=[{"path": "/bees", "type": "prefix"}])
    assert (seconds(live), seconds(live, "/bees/hive")) < (61, 61)
    assert live.get("/bees").status_code == 404


def test_the_delay_is_recorded_once_for_each_intent(live):
    put(live, publish_time=after(seconds=-90))
    live.put("/bees", 1, title="Bees")
    item = live.item("/bees")
    assert 90 <= item["scheduled_publishing_delay_seconds"] < 120
    put(live, publish_time=after(seconds=-60))
    live.put("/bees", 2, title="Bees")
    later = live.item("/bees")
    assert 60 <= later["scheduled_publishing_delay_seconds"] < 90
    assert later["publishing_scheduled_at"] > item["publishing_scheduled_at"]
    live.send("DELETE", "/publish-intent/bees")
    live.put("/bees", 3, title="Better bees")
    assert live.item("/bees")["publishing_scheduled_at"] == later["publishing_scheduled_at"]


def test_a_refused_write_and_one_of_what_is_only_coming_record_nothing(live):
    live.put("/bees", 5, title="Bees")
    put(live, publish_time=after(seconds=-90))
    assert live.put("/bees", 4, title="Old").status_code == 409
    live.put("/bees", 6, title="Soon", document_type="coming_soon")
    assert live.item("/bees")["publishing_scheduled_at"] is None
    assert live.batch(("/bees", 7, {"title": "Bees"})) == [200]
    assert live.item("/bees")["scheduled_publishing_delay_seconds"] >= 90


def test_the_fingerprint_is_that_of_what_was_sent(live, draft):
    put(live, publish_time=after(seconds=-90))
    for store in (live, draft):
        store.put("/bees", 1, title="Bees")
    fingerprints = [store.send("GET", "/items").json["items"][0]["fingerprint"] for store in (live, draft)]
    assert fingerprints[0] == fingerprints[1]


def test_past_intents_are_forgotten_at_night(live):
    put(live, "/past", publish_time=after(minutes=-6))
    put(live, "/just-past", publish_time=after(minutes=-4))
    put(live, "/coming")
    assert live.send("DELETE", "/publish-intents/past").json == {"forgotten": 1}
    assert [get(live, path).status_code for path in ("/past", "/just-past", "/coming")] == [404, 200, 200]
