"""Schedules: when a draft is to be published, and what became of that."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain import commands, events
from domain.errors import Invalid, NotFound, Problem


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """What waits: which draft (by number and fingerprint), for when, and how it is published. Nothing: no time."""

    publish_at: str | None = None
    user_facing_version: int | None = None
    fingerprint: str | None = None
    update_type: str | None = None
    without_review: str | None = None
    missed: bool = False

    @property
    def waits(self) -> bool:
        return self.publish_at is not None and not self.missed


def initial() -> Schedule:
    return Schedule()


def load(state: dict) -> Schedule:
    return Schedule(**state)


def decide(schedule: Schedule, command: commands.ScheduleCommand) -> list[events.Event]:
    """The events that `command` leads to, none when there is nothing to do. Raises a `Refusal`."""
    match command:
        case commands.SchedulePublication():
            return _schedule(schedule, command)
        case commands.CancelSchedule():
            return [events.ScheduleCancelled(**_about(schedule))] if schedule.publish_at else []
        case commands.PublishScheduled():
            return _meet(schedule, command)
        case commands.MissSchedule():
            return _miss(schedule, command)
    raise TypeError(f"a schedule cannot {type(command).__name__}")


def _schedule(schedule: Schedule, command: commands.SchedulePublication) -> list[events.Event]:
    if command.fingerprint is None:
        raise NotFound("There is no draft to publish", reason="edition_missing")
    if command.publish_at <= command.at:
        raise Invalid([Problem("publish_at", "is in the past; publish it now, or choose a later time", "in_the_past")])
    names = ("publish_at", "user_facing_version", "fingerprint", "update_type", "without_review")
    event = events.PublicationScheduled(**{name: getattr(command, name) for name in names})
    return [] if evolve(schedule, event) == schedule else [event]


def _meet(schedule: Schedule, command: commands.PublishScheduled) -> list[events.Event]:
    if not is_due(schedule, command.at):
        return []
    delay = datetime.fromisoformat(command.at) - datetime.fromisoformat(schedule.publish_at)
    return [events.ScheduleMet(**_about(schedule), delay_seconds=int(delay.total_seconds()))]


def is_due(schedule: Schedule, at: str) -> bool:
    """Whether what waits should have been published by now."""
    return schedule.waits and schedule.publish_at <= at


def _miss(schedule: Schedule, command: commands.MissSchedule) -> list[events.Event]:
    if not is_due(schedule, command.at):
        return []
    return [events.ScheduleMissed(**_about(schedule), problem=command.problem)]


def _about(schedule: Schedule) -> dict:
    return {"user_facing_version": schedule.user_facing_version, "publish_at": schedule.publish_at}


def evolve(schedule: Schedule, event: events.Event) -> Schedule:
    """The schedule after `event`."""
    match event:
        case events.PublicationScheduled():
            return Schedule(**vars(event))
        case events.ScheduleMissed():
            return replace(schedule, missed=True)
        case events.ScheduleCancelled() | events.ScheduleMet():
            return Schedule()
    raise TypeError(f"a schedule knows no {type(event).__name__}")
