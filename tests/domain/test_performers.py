"""Whose hand it was: never a person's where something else acted for them."""

from datetime import UTC, datetime

import pytest

from domain.events import DraftDiscarded
from domain.log import Recorded
from domain.log.envelope import TRIGGERS
from domain.performers import Performer, performer_from, performer_of, principal_of


def recorded(trigger: str, actor: str | None = "ada") -> Recorded:
    return Recorded(
        stream="document:b:en", version=1, type="DraftDiscarded", schema_version=1, content_id=None, locale="en",
        payload={}, actor=actor, application="whitehall", trigger=trigger, request_id="r", caused_by=None,
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC), event=DraftDiscarded(user_facing_version=1, lock_version=1),
    )  # fmt: skip


def test_a_person_at_the_desk_acts_with_their_own_hand():
    assert performer_of(recorded("person")) == Performer("person", "ada")
    assert principal_of(recorded("person")) is None


def test_an_application_acts_for_the_person_it_names():
    assert performer_of(recorded("api")) == Performer("application", "whitehall")
    assert principal_of(recorded("api")) == "ada"
    assert principal_of(recorded("api", None)) is None


@pytest.mark.parametrize("trigger", ["schedule", "import", "dependency", "command line"])
def test_what_acts_by_itself_is_nobodys_hand(trigger):
    assert performer_of(recorded(trigger)) == Performer(trigger)
    assert principal_of(recorded(trigger)) == "ada"


@pytest.mark.parametrize("trigger", TRIGGERS)
@pytest.mark.parametrize("actor", ["ada", None])
def test_each_is_read_back_from_how_it_is_written(trigger, actor):
    performer = performer_of(recorded(trigger, actor))
    assert performer_from(performer.key) == performer


@pytest.mark.parametrize("key", ["", "ada", "person", "person:", "schedule:ada", "robot:1"])
def test_what_names_no_performer_is_refused(key):
    with pytest.raises(ValueError, match="names no performer"):
        performer_from(key)
