"""What is said of schedules."""

from domain import events
from domain.describe.words import Names, Parts, duration, moment, quoted

#: What is late by more seconds than this is said to be.
LATE_SECONDS = 60


def parts(event: events.Event, what: str, name_of: Names) -> Parts | None:
    """The parts of the sentence for an event of this kind, None for another."""
    match event:
        case events.PublicationScheduled(publish_at=at):
            return "scheduled the publication of", what, f"for {moment(at)}"
        case events.ScheduleCancelled(publish_at=at):
            return "cancelled the publication of", what, f"that was scheduled for {moment(at)}"
        case events.ScheduleMet(publish_at=at, delay_seconds=delay) if delay > LATE_SECONDS:
            return f"was {duration(delay)} late with", what, f"(due at {moment(at)})"
        case events.ScheduleMet(publish_at=at):
            return "kept the time set for", what, f"({moment(at)})"
        case events.ScheduleMissed(publish_at=at, problem=problem):
            return "could not publish", what, f"at {moment(at)}{quoted(problem)}"
    return None
