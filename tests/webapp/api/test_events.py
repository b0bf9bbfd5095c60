"""GET /v2/content/:content_id/events."""

from domain import log
from tests.examples import body, new_id
from tests.webapp.api.conftest import PERSON


def test_what_happened_oldest_first(api):
    item = f"/v2/content/{new_id()}"
    api.put(item, body())
    api.post(f"{item}/publish")
    status, events = api.get(f"{item}/events")
    assert (status, [event["action"] for event in events]) == (200, ["PutContent", "Publish"])
    assert events[0]["payload"]["title"] == "Keep bees"
    assert (events[0]["user_uid"], events[0]["request_id"]) == (PERSON, "20-17.4")
    assert events[0]["id"] < events[1]["id"]
    assert [event["action"] for event in api.get(f"{item}/events?action=Publish&from=&to=")[1]] == ["Publish"]
    assert api.get(f"{item}/events?from=2199-01-01")[1] == []
    assert api.get(f"{item}/events?to=2199-01-01T00:00:00Z")[1] == events


def test_nothing_is_known_of_an_unknown_content_id(api):
    assert api.get(f"/v2/content/{new_id()}/events") == (200, [])


def test_a_time_must_be_one(api):
    assert api.get(f"/v2/content/{new_id()}/events?from=yesterday")[0] == 422


def test_2_13_steps_that_clients_do_not_know_are_left_out(api, put):
    content_id = put("/bees", published=True)
    api.post(f"/v2/content/{content_id}/unpublish", {"type": "gone"})
    put("/bees", published=True)
    assert "EditionSubstituted" in [recorded.type for recorded in log.read_content(content_id)]
    status, shown = api.get(f"/v2/content/{content_id}/events")
    assert (status, [event["action"] for event in shown]) == (200, ["PutContent", "Publish", "Unpublish"])
