"""Publish intents: announced, announced again, taken back (section 2.25)."""

from domain import commands, events
from domain.deciders import intent

BODY = {"publish_time": "2026-02-03T09:00:00Z", "publishing_app": "publisher", "rendering_app": "frontend"}
PUT = commands.PutPublishIntent(base_path="/bees", intent=BODY)
DELETE = commands.DeletePublishIntent(base_path="/bees")


def given(*past: events.Event) -> intent.Intent:
    state = intent.initial()
    for event in past:
        state = intent.evolve(state, event)
    return state


def test_an_announcement():
    assert intent.decide(given(), PUT) == [events.PublishIntentPut(base_path="/bees", intent=BODY)]


def test_the_same_again_is_no_change():
    assert intent.decide(given(events.PublishIntentPut(base_path="/bees", intent=BODY)), PUT) == []


def test_another_time_is_another_announcement():
    before = given(events.PublishIntentPut(base_path="/bees", intent=BODY | {"publish_time": "2027-01-01T00:00:00Z"}))
    assert intent.decide(before, PUT) == [events.PublishIntentPut(base_path="/bees", intent=BODY)]


def test_after_it_was_taken_back_it_is_news_again():
    past = (events.PublishIntentPut(base_path="/bees", intent=BODY), events.PublishIntentDeleted(base_path="/bees"))
    assert intent.decide(given(*past), PUT) == [events.PublishIntentPut(base_path="/bees", intent=BODY)]


def test_taking_back_is_recorded_whatever_is_known():
    assert intent.decide(given(), DELETE) == [events.PublishIntentDeleted(base_path="/bees")]
