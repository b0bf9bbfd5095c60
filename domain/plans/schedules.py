"""The steps that belong to schedules (docs/decisions/0019)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from domain import commands, reviewing
from domain.deciders.schedule import is_due
from domain.errors import Conflict
from domain.projections import schedules

Plan = Iterator[commands.Command]
StateOf = Callable[[str], Any]
CHANGED = "The draft is not what was scheduled any more. Look at what it says now, then publish or schedule it"


def check_editable(command: commands.SaveDraft) -> None:
    """Raise `Conflict` if a person edits what is scheduled: nobody would look at it again before it is published."""
    if command.trigger != "person":
        return
    schedule = schedules.schedule_of(command.content_id, command.locale)
    if schedule and schedule.problem is None:
        raise Conflict(
            f"It is scheduled to be published at {schedule.publish_at:%H:%M UTC on %Y-%m-%d}, so it cannot be changed"
            " now. Cancel the schedule first, then save again",
            reason="scheduled",
        )


def schedule(command: commands.SchedulePublication, state_of: StateOf) -> Plan:
    """The command with the draft that it is about. Raises `Invalid` if that needs a review, or a reason."""
    publication = _publication(command, command.update_type, command.without_review)
    reviewing.check_publication(publication, state_of)
    if draft := state_of(publication.stream).draft:
        command = replace(command, user_facing_version=draft.user_facing_version, fingerprint=draft.fingerprint)
    yield command


def due_publication(command: commands.PublishScheduled, state_of: StateOf) -> commands.Publish | None:
    """What is to be published now; None if nothing is. Raises `Conflict` if the draft is not what was scheduled."""
    waiting = state_of(command.stream)
    if not is_due(waiting, command.at):
        return None
    publication = _publication(command, waiting.update_type, waiting.without_review)
    draft = state_of(publication.stream).draft
    if draft is None or (draft.user_facing_version, draft.fingerprint) != (
        waiting.user_facing_version,
        waiting.fingerprint,
    ):
        raise Conflict(CHANGED, reason="draft_changed")
    return publication


def _publication(command: commands.ScheduleCommand, update_type: str | None, reason: str | None) -> commands.Publish:
    return commands.Publish(
        content_id=command.content_id,
        locale=command.locale,
        at=command.at,
        by=command.by,
        trigger=command.trigger,
        update_type=update_type,
        without_review=reason,
    )


def without_draft(command: commands.DocumentCommand) -> Plan:
    """What follows for the schedule once there is no draft any more: it is cancelled."""
    if schedules.schedule_of(command.content_id, command.locale):
        yield commands.CancelSchedule(content_id=command.content_id, locale=command.locale, at=command.at)
