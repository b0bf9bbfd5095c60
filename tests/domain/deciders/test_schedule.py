"""Schedules: set, met once, missed with a reason, cancelled."""

import pytest

from domain import commands, events
from domain.deciders import schedule
from domain.errors import Invalid, NotFound

SIX, NINE, TEN = (f"2026-02-03T{hour}:00:00.000000Z" for hour in ("06", "09", "10"))
DRAFT = {"user_facing_version": 2, "fingerprint": "f2"}
SET = commands.SchedulePublication(content_id="c1", at=SIX, publish_at=NINE, update_type="minor", **DRAFT)
SCHEDULED = events.PublicationScheduled(publish_at=NINE, update_type="minor", without_review=None, **DRAFT)
ABOUT = {"user_facing_version": 2, "publish_at": NINE}
MISSED = events.ScheduleMissed(**ABOUT, problem="In the way")


def given(*past: events.Event) -> schedule.Schedule:
    state = schedule.initial()
    for event in past:
        state = schedule.evolve(state, event)
    return state


def test_a_time_is_set_once_and_can_be_another():
    assert schedule.decide(given(), SET) == [SCHEDULED]
    assert schedule.decide(given(SCHEDULED), SET) == []
    later = commands.SchedulePublication(content_id="c1", at=SIX, publish_at=TEN, update_type="minor", **DRAFT)
    assert [event.publish_at for event in schedule.decide(given(SCHEDULED), later)] == [TEN]
    assert schedule.decide(given(SCHEDULED, MISSED), later)


@pytest.mark.parametrize("at", [NINE, TEN])
def test_it_has_to_be_in_the_future(at):
    with pytest.raises(Invalid, match="in the past"):
        schedule.decide(given(), commands.SchedulePublication(content_id="c1", at=at, publish_at=NINE, **DRAFT))


def test_there_has_to_be_a_draft():
    with pytest.raises(NotFound):
        schedule.decide(given(), commands.SchedulePublication(content_id="c1", at=SIX, publish_at=NINE))


def test_when_the_time_has_come_it_is_met_once_and_says_how_late():
    due = commands.PublishScheduled(content_id="c1", at="2026-02-03T09:00:07.900000Z")
    met = events.ScheduleMet(**ABOUT, delay_seconds=7)
    assert schedule.decide(given(SCHEDULED), due) == [met]
    assert schedule.decide(given(SCHEDULED, met), due) == []
    assert schedule.decide(given(SCHEDULED), commands.PublishScheduled(content_id="c1", at=SIX)) == []


def test_what_could_not_be_published_is_not_tried_again_by_itself():
    miss = commands.MissSchedule(content_id="c1", at=TEN, problem="In the way")
    assert schedule.decide(given(SCHEDULED), miss) == [MISSED]
    assert schedule.decide(given(SCHEDULED, MISSED), miss) == []
    assert schedule.decide(given(SCHEDULED, MISSED), commands.PublishScheduled(content_id="c1", at=TEN)) == []


def test_it_can_be_cancelled_also_when_it_was_missed():
    cancel = commands.CancelSchedule(content_id="c1")
    for past in ((SCHEDULED,), (SCHEDULED, MISSED)):
        assert schedule.decide(given(*past), cancel) == [events.ScheduleCancelled(**ABOUT)]
    assert schedule.decide(given(), cancel) == []
