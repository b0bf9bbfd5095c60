"""What is scheduled to be published, and what could not be when its time came."""

from datetime import datetime

from peewee import CompositeKey, DateTimeField, IntegerField, TextField

from domain import events
from domain.clock import parse
from domain.log.envelope import Recorded
from domain.projections import limits
from domain.projections.model import Table, Uuid, expression
from domain.projections.rows import Rows
from domain.visibility import PLATFORM, Viewer

#: How many are listed; the most urgent come first.
MOST = 200


class Schedule(Table):
    """One row for each document whose publication waits, or (with a `problem`) could not take place."""

    content_id = Uuid()
    locale = TextField()
    user_facing_version = IntegerField()
    publish_at = DateTimeField()
    actor = TextField(null=True)
    scheduled_at = DateTimeField()
    problem = TextField(null=True)

    class Meta:
        table_name = "schedules"
        primary_key = CompositeKey("content_id", "locale")


TABLES = (Schedule,)


def project(recorded: Recorded, rows: Rows) -> None:
    """Bring the schedules up to date with one event."""
    key = (recorded.content_id, recorded.locale)
    match recorded.event:
        case events.PublicationScheduled(user_facing_version=version, publish_at=publish_at):
            values = {
                "user_facing_version": version,
                "publish_at": parse(publish_at),
                "actor": recorded.actor,
                "scheduled_at": recorded.recorded_at,
                "problem": None,
            }
            rows.put(Schedule, key, values)
        case events.ScheduleMissed(problem=problem):
            rows.change(Schedule, key, problem=problem)
        case events.ScheduleCancelled() | events.ScheduleMet():
            rows.delete(Schedule, *key)


def _of(content_id: str, locale: str):
    return (Schedule.content_id == content_id) & (Schedule.locale == locale)


def schedule_of(content_id: str, locale: str) -> Schedule | None:
    """When a document is to be published, or why it was not."""
    return Schedule.get_or_none(_of(content_id, locale))


def due(by: datetime, limit: int) -> list[Schedule]:
    """At most `limit` of those that should have been published by then, the longest overdue first."""
    waiting = Schedule.problem.is_null() & (Schedule.publish_at <= by)
    return list(Schedule.select().where(waiting).order_by(Schedule.publish_at).limit(limit))


def listed(viewer: Viewer = PLATFORM) -> list[Schedule]:
    """What could not be published, then what waits, by its time; as far as `viewer` may see the draft."""
    each = Schedule.alias("listed")
    visible = expression(limits.visible_drafts(viewer, "listed"))
    return list(each.select().where(visible).order_by(each.problem.is_null(), each.publish_at).limit(MOST))
