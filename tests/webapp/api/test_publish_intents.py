"""PUT, GET and DELETE /publish-intent/… (section 2.25), with a live content store over HTTP."""

import pytest

from domain import log

BODY = {"publish_time": "2027-02-03T09:00:00Z", "publishing_app": "publisher", "rendering_app": "frontend"}
URL = "/publish-intent/bees/keep.json"


def types(after: int) -> list[str]:
    return [recorded.type for recorded in log.read(after)]


def test_oddity_41_an_intent_is_echoed_and_kept_in_the_store(api, store):
    start = log.head()[0]
    assert api.put(URL, BODY | {"base_path": "/ignored"}) == (200, BODY | {"base_path": "/ignored"})
    assert store.get(URL).json["publish_time"] == "2027-02-03T09:00:00.000Z"
    assert types(start) == ["PathReserved", "PublishIntentPut"]
    assert [recorded.event.intent for recorded in log.read(start + 1)] == [BODY]
    assert api.put(URL, BODY)[0] == 200
    assert len(types(start)) == 2


def test_2_25_get_passes_on_what_the_store_has(api, store):
    assert api.get(URL)[0] == 404
    api.put(URL, BODY | {"routes": [{"path": "/bees/keep.json", "type": "prefix"}]})
    expected = store.get(URL).json
    assert api.get(URL) == (200, expected)
    assert api.get(f"{URL}/part") == (200, expected)


def test_oddity_41_taking_back_answers_an_empty_object(api, store):
    api.put(URL, BODY)
    start = log.head()[0]
    assert api.delete(URL, {}) == (200, {})
    assert types(start) == ["PublishIntentDeleted"]
    status, shown = api.delete(URL)
    assert (status, shown["error"]["code"], shown["error"]["fields"]) == (404, 404, {})
    assert log.head()[0] == start + 1


def test_2_25_the_root_has_a_path_too(api, store):
    assert api.put("/publish-intent", BODY)[0] == 200
    assert api.get("/publish-intent/")[1]["base_path"] == "/"
    assert api.delete("/publish-intent")[0] == 200


def test_2_25_what_the_store_refuses_leaves_no_trace(api, store):
    start = log.head()[0]
    status, shown = api.put(URL, {"publishing_app": "publisher", "zebra": 1})
    assert (status, shown["error"]["error_code"]) == (422, "content_store_validation_failed")
    assert list(shown["error"]["fields"]) == ["base"]
    status, shown = api.put(URL, BODY | {"publish_time": "soon"})
    assert (status, list(shown["error"]["fields"])) == (422, ["publish_time"])
    assert log.head()[0] == start


def test_2_25_a_path_of_another_application_is_refused_before_the_store_hears_of_it(api, store):
    api.put("/paths/bees/keep.json", {"publishing_app": "whitehall"})
    start = log.head()[0]
    status, shown = api.put(URL, BODY)
    assert (status, shown["error"]["error_code"]) == (422, "base_path_already_in_use")
    assert "already reserved" in shown["error"]["message"]
    assert (store.get(URL).status_code, log.head()[0]) == (404, start)


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("/publish-intent//bees", BODY, "absolute_path_invalid"),
        (URL, BODY | {"publishing_app": None}, "publishing_app_missing"),
    ],
)
def test_2_25_a_path_and_an_owner_are_needed(api, store, path, body, code):
    status, shown = api.put(path, body)
    assert (status, shown["error"]["error_code"]) == (422, code)


def test_2_25_a_store_that_does_not_answer_is_a_500(api):
    start = log.head()[0]
    for method, body in (("PUT", BODY), ("GET", None), ("DELETE", {})):
        status, shown = api.send(method, URL, body)
        assert (status, shown["error"]["code"]) == (500, 500)
    assert log.head()[0] == start


def test_2_25_a_limited_token_is_good_for_its_own_paths(api, limited_api, store):
    api.put(URL, BODY)
    assert limited_api.put("/publish-intent/wasps", BODY)[0] == 422
    assert limited_api.delete(URL)[0] == 422


def test_2_25_a_refusal_of_the_store_is_not_kept_for_an_idempotency_key(api, store, servers):
    api.headers = api.headers | {"Idempotency-Key": "k-1"}
    assert api.delete(URL, {})[0] == 404
    store_put = store.put(URL, json=BODY, headers={"Authorization": f"Bearer {servers.content_store_token}"})
    assert (store_put.status_code, api.delete(URL, {})[0]) == (201, 200)
