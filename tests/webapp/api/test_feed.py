"""GET /v2/events: a change feed that misses nothing."""

import json
import threading

import pytest

from domain import log
from domain.handle import handle
from tests.examples import save


@pytest.fixture
def three(api, actor):
    for number in range(3):
        handle(save(base_path=f"/{number}"), actor)


def test_pages_follow_each_other_without_gap_or_double(api, three):
    seen, after = [], 0
    for _ in range(3):
        page = api.get(f"/v2/events?after={after}&limit=3")[1]
        seen += [event["position"] for event in page["events"]]
        after = page["after"]
    last = log.head()[0]
    assert seen == list(range(1, last + 1))
    assert after == last


def test_an_event_is_shown_whole(api, three):
    [event] = api.get("/v2/events?types=DraftSaved&limit=1")[1]["events"]
    assert event["payload"]["content"]["title"] == "Keep bees"
    assert (event["actor"], event["trigger"]) == ("8f1e2d3c-0000-4000-8000-000000000001", "person")
    assert len(event["digest"]) == 64


def test_a_filter_does_not_stop_the_reader_from_getting_on(api, three):
    page = api.get("/v2/events?types=EditionPublished")[1]
    assert page == {"events": [], "after": log.head()[0]}


@pytest.mark.parametrize(
    "query", ["after=x", "after=-1", "limit=1001", "limit=0", "wait=31", "types=Nothing", "after=%C2%B2"]
)
def test_a_bad_question_is_refused_in_words(api, query):
    status, error = api.get(f"/v2/events?{query}")
    assert (status, bool(error["error"]["message"])) == (422, True)


def ask(api, query: str, **headers):
    return api.client.get(f"/v2/events?{query}", headers={"Authorization": f"Bearer {api.token}"} | headers)


def test_ndjson_has_a_line_for_each_event_and_says_where_to_go_on(api, three):
    response = ask(api, "limit=4", Accept="application/x-ndjson")
    assert response.mimetype == "application/x-ndjson"
    assert [json.loads(line)["position"] for line in response.data.splitlines()] == [1, 2, 3, 4]
    assert response.headers["X-Annals-Position"] == "4"


def test_a_reader_that_waits_hears_of_an_event_when_it_comes(api, db, actor, three):
    after = log.head()[0]

    def write() -> None:
        handle(save(base_path="/late"), actor)
        db.close()

    writer = threading.Timer(0.3, write)
    writer.start()
    page = api.get(f"/v2/events?after={after}&wait=20&types=DraftSaved")[1]
    writer.join()
    assert [event["payload"]["content"]["base_path"] for event in page["events"]] == ["/late"]


def test_server_sent_events_resume_where_the_reader_was(api, three):
    response = ask(api, "after=0", Accept="text/event-stream", **{"Last-Event-ID": "4"})
    parts = iter(response.response)
    assert next(parts).startswith(b"retry:")
    first = next(parts).decode()
    assert first.startswith("id: 5\nevent: ")
    data = next(line for line in first.splitlines() if line.startswith("data: "))
    assert json.loads(data.removeprefix("data: "))["position"] == 5
    response.close()
