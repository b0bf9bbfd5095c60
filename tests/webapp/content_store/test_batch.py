"""POST /batch."""

import threading

import pytest

BEES = {"title": "Bees"}


def test_writes_and_deletions_answer_in_order(live):
    live.put("/old", 1, title="Old")
    live.put("/ahead", 9, title="Ahead")
    assert live.batch(
        ("/new", 2, BEES),
        ("/old", 2, BEES | {"payload_version": 2, "base_path": "/old"}),
        ("/ahead", 2, BEES),
        ("/never", 2, None),
    ) == [201, 200, 409, 404]
    assert live.batch(("/old", 3, None), ("/new", 3, None), ("/ahead", 8, None)) == [200, 200, 409]
    assert [live.get(path).status_code for path in ("/old", "/new", "/ahead")] == [404, 404, 200]


def test_sending_again_changes_nothing(live):
    live.batch(("/a", 2, BEES), ("/b", 2, None))
    before = live.send("GET", "/items").json
    assert live.batch(("/a", 2, BEES), ("/b", 2, None)) == [409, 409]
    assert live.send("GET", "/items").json == before


def test_what_is_wrong_with_one_does_not_stop_the_others(live):
    given = [
        {"base_path": "/good", "payload_version": 1, "item": BEES},
        {"base_path": "/bad", "payload_version": 1, "item": {"zebra": 1}},
        {"base_path": "relative", "payload_version": 1, "item": BEES},
        {"base_path": "/unversioned", "item": BEES},
        {"base_path": "/itemless", "payload_version": 1},
        {"base_path": "/%ff", "payload_version": 1, "item": BEES},
        {"payload_version": 1, "item": BEES},
        {"base_path": "/list", "payload_version": 1, "item": []},
    ]
    results = live.send("POST", "/batch", {"items": given}).json["results"]
    assert [result["status"] for result in results] == [201] + 7 * [422]
    assert [result["base_path"] for result in results] == [each.get("base_path") for each in given]
    attributes = [list(result["errors"]) for result in results[1:]]
    assert attributes == [
        ["base"],
        ["base_path"],
        ["payload_version"],
        ["item"],
        ["base_path"],
        ["base_path"],
        ["item"],
    ]


def test_paths_are_keyed_as_in_single_writes(live):
    live.batch(("/café", 1, BEES))
    assert live.put("/caf%C3%A9", 1, **BEES).status_code == 409
    assert live.item("/café")["base_path"] == "/caf%C3%A9"


def test_500_at_most(live):
    assert live.batch(*[(f"/bees-{number}", 1, BEES) for number in range(500)]) == 500 * [201]
    items = [{"base_path": f"/{number}", "payload_version": 1, "item": BEES} for number in range(501)]
    assert live.send("POST", "/batch", {"items": items}).status_code == 422


def test_none_is_fine(live):
    assert live.batch() == []


@pytest.mark.parametrize("body", [{}, {"items": None}, {"items": [1]}, {"items": {}}])
def test_a_batch_is_a_list_of_objects(live, body):
    assert live.send("POST", "/batch", body).status_code == 422


def test_a_path_may_occur_once(live):
    items = [{"base_path": path, "payload_version": 1, "item": BEES} for path in ("/a", "/a/")]
    assert live.send("POST", "/batch", {"items": items}).status_code == 422
    assert live.get("/a").status_code == 404


def test_the_token_is_needed(live):
    assert live.send("POST", "/batch", {"items": []}, token=None).status_code == 401


def test_batches_in_opposite_orders_do_not_lock_each_other_out(live):
    paths = [f"/bees-{number}" for number in range(100)]
    results = []

    def write(version, order):
        results.extend(live.batch(*[(path, version, {"title": str(version)}) for path in order]))

    orders = [(version, paths if version % 2 else paths[::-1]) for version in range(1, 11)]
    threads = [threading.Thread(target=write, args=each) for each in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 1000
    assert {live.item(path)["title"] for path in paths} == {"10"}


def test_a_repair_replaces_what_was_seen_there_and_nothing_newer(live):
    live.put("/a", 9, title="From another log")
    live.put("/b", 9, title="Newer by now")
    given = [
        {"base_path": path, "payload_version": 4, "instead_of": seen, "item": BEES}
        for path, seen in (("/a", 9), ("/b", 8))
    ]
    results = live.send("POST", "/batch", {"items": given}).json["results"]
    assert [result["status"] for result in results] == [200, 409]
    assert [live.item(path)["title"] for path in ("/a", "/b")] == ["Bees", "Newer by now"]
    assert live.send("GET", "/items").json["items"][0]["payload_version"] == 4


def test_a_repair_may_put_back_what_was_deleted_at_the_same_version(live):
    live.put("/a", 4, title="Bees")
    live.delete("/a")
    given = {"base_path": "/a", "payload_version": 4, "instead_of": 4, "item": BEES}
    assert live.send("POST", "/batch", {"items": [given]}).json["results"][0]["status"] == 201
    assert live.item("/a")["title"] == "Bees"
