"""What an application could try in order to reach more than it may, or to keep others from being served."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from domain import log
from tests.examples import body, new_id


@pytest.mark.parametrize("path", ["../everything", "%2e%2e/everything", "..%2Feverything", "a/../../everything"])
@pytest.mark.parametrize("method", ["PUT", "GET", "DELETE"])
def test_path_traversal_to_the_content_store_through_publish_intents(api, monkeypatch, method, path):
    from webapp import live_store

    monkeypatch.setattr(live_store, "_pool", lambda: pytest.fail("the content store was asked"))
    intent = {"publishing_app": "publisher", "publish_time": "2030-01-01T00:00:00Z", "rendering_app": "frontend"}
    before = log.head()
    assert api.send(method, f"/publish-intent/{path}", intent)[0] in (404, 422)
    assert log.head() == before


@pytest.mark.parametrize(
    "path", ["/hj%2Fpage", "/%68j/page", "/hj/page%2F", "/caf%c3%a9", "/bad%FF", "/a/../b", "/a/."]
)
def test_one_page_has_one_path_however_it_may_be_spelled(api, path):
    routes = [{"path": path, "type": "exact"}]
    status, error = api.put(f"/v2/content/{new_id()}", body(base_path=path, routes=routes))
    assert status == 422
    assert error["error"]["error_code"] in ("absolute_path_invalid", "multiple_validation_errors")


def test_a_path_with_what_must_be_encoded_is_a_path(api):
    routes = [{"path": "/caf%C3%A9", "type": "exact"}]
    assert api.put(f"/v2/content/{new_id()}", body(base_path="/caf%C3%A9", routes=routes))[0] == 200


def test_a_limited_token_neither_overwrites_drafts_of_others_nor_takes_their_paths(api, limited_api, put):
    content_id = put("/bees")
    own = body(base_path="/own", publishing_app="travel-advice-publisher")
    assert limited_api.put(f"/v2/content/{content_id}", own)[0] == 422
    taking = {"publishing_app": "travel-advice-publisher", "override_existing": True}
    assert limited_api.put("/paths/bees", taking)[0] == 422
    assert limited_api.put("/paths/free", taking)[0] == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/paths/a%00b"),
        ("DELETE", "/paths/%00"),
        ("PUT", "/publish-intent/a%00b"),
        ("GET", "/v2/editions?after=9999-12-31T23:59:59-23:59,1"),
        ("GET", "/v2/editions?after=0001-01-01T00:00:00%2B23:59,1"),
    ],
)
def test_what_no_database_can_hold_is_refused(api, method, path):
    assert api.send(method, path, {"publishing_app": "publisher"})[0] == 400


@pytest.mark.parametrize("moment", ["2026-01-01+00:00", "2026-01-01%2009:00:00", "20260101", "2026-W01"])
def test_times_in_unusual_forms_are_read_or_refused(api, put, moment):
    content_id = put("/bees")
    assert api.get(f"/v2/content/{content_id}/events?from={moment}")[0] in (200, 422)


def at_once(app, calls: list) -> list:
    """The answers to calls that start together, each from a thread of its own."""
    start = threading.Barrier(len(calls))

    def run(call):
        start.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def several(api, number: int) -> list:
    from tests.webapp.api.conftest import Api

    return [Api(api.client.application.test_client(), api.token) for _ in range(number)]


def test_each_patch_of_links_is_answered_with_its_own_version(api):
    content_id, targets = new_id(), [new_id() for _ in range(12)]
    calls = [
        lambda client=client, target=target: client.patch(
            f"/v2/links/{content_id}", {"links": {"organisations": [target]}}
        )
        for client, target in zip(several(api, 12), targets, strict=True)
    ]
    answers = at_once(api, calls)
    assert [body["links"]["organisations"] for _, body in answers] == [[target] for target in targets]
    assert sorted(body["version"] for _, body in answers) == list(range(1, 13))


def test_documents_that_swap_their_paths_at_once_are_all_answered(api, put):
    first, second = put("/one"), put("/two")
    calls = [
        lambda client=client, number=number: client.put(
            f"/v2/content/{(first, second)[number % 2]}", body(base_path=("/one", "/two")[number // 2 % 2])
        )
        for number, client in enumerate(several(api, 12))
    ]
    assert {status for status, _ in at_once(api, calls)} <= {200, 409, 422}
