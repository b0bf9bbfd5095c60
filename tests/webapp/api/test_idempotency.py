"""The Idempotency-Key header on every command."""

import threading

from domain import log
from tests.examples import body, new_id


def keyed(api, key: str):
    api.headers = api.headers | {"Idempotency-Key": key}
    return api


def test_the_same_request_five_times_is_one_event_and_five_equal_answers(api):
    item = f"/v2/content/{new_id()}"
    answers = [keyed(api, "k-1").put(item, body()) for _ in range(5)]
    assert [event.type for event in log.read()] == [
        "ApplicationRegistered",
        "TokenIssued",
        "PathReserved",
        "DraftSaved",
    ]
    assert answers == answers[:1] * 5
    assert answers[0][1]["lock_version"] == 1


def test_it_holds_for_every_command(api):
    content_id = new_id()
    item = f"/v2/content/{content_id}"
    keyed(api, "k-0").put(item, body())
    commands = [
        ("POST", f"{item}/publish", {}),
        ("POST", f"{item}/unpublish", {"type": "gone"}),
        ("POST", f"{item}/republish", {}),
        ("PATCH", f"/v2/links/{content_id}", {"links": {"taxons": [new_id()]}}),
        ("PUT", "/paths/bees", {"publishing_app": "publisher"}),
        ("DELETE", "/paths/bees", {"publishing_app": "publisher"}),
    ]
    for number, command in enumerate(commands, 1):
        first = keyed(api, f"k-{number}").send(*command)
        position = log.head()[0]
        assert first[0] == 200
        assert api.send(*command) == first
        assert log.head()[0] == position


def test_requests_at_the_same_moment_are_carried_out_once(api, app, db):
    item, answers, start = f"/v2/content/{new_id()}", [], threading.Barrier(5)

    def send() -> None:
        mine = type(api)(app.test_client(), api.token)
        start.wait()
        answers.append(keyed(mine, "k-1").put(item, body()))

    threads = [threading.Thread(target=send) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == answers[:1] * 5
    assert [event.type for event in log.read()].count("DraftSaved") == 1


def test_a_key_belongs_to_one_request(api):
    item = f"/v2/content/{new_id()}"
    keyed(api, "k-1").put(item, body())
    status, error = api.put(item, body(title="Wasps"))
    assert (status, error["error"]["error_code"]) == (422, "idempotency_key_reused")


def test_a_refusal_is_not_kept(api):
    item = f"/v2/content/{new_id()}"
    assert keyed(api, "k-1").post(f"{item}/publish")[0] == 404
    api.headers.pop("Idempotency-Key")
    api.put(item, body())
    assert keyed(api, "k-1").post(f"{item}/publish")[0] == 200


def test_a_key_has_a_length(api):
    assert keyed(api, "k" * 201).put(f"/v2/content/{new_id()}", body())[0] == 422


def test_two_applications_may_use_the_same_key(api, limited_api):
    keyed(api, "k-1").put("/paths/bees", {"publishing_app": "publisher"})
    status, shown = keyed(limited_api, "k-1").put("/paths/wasps", {"publishing_app": "travel-advice-publisher"})
    assert (status, shown["base_path"]) == (200, "/wasps")
