"""Publishing at a time set before: setting it at the desk, and keeping it."""

import logging
from collections.abc import Mapping
from datetime import datetime
from uuid import uuid4

from domain import clock, desk
from domain.commands import CancelSchedule, MissSchedule, PublishScheduled, SchedulePublication
from domain.documents import Document
from domain.errors import Conflict, Invalid, Problem, Refusal
from domain.handle import Receipt, handle
from domain.log import Actor
from domain.projections import schedules
from domain.schemas import Schemas

logger = logging.getLogger(__name__)
#: How many are taken up at once; the next round is a second later.
BATCH = 100


def schedule(
    document: Document, typed: Mapping[str, str], expected: desk.Seen, schemas: Schemas, actor: Actor
) -> Receipt:
    """Save what was typed if it is new, then set the time (UTC) that was typed. Raises a `Refusal`."""
    publish_at = _moment(typed)
    desk.check(document, typed)
    saved = desk.save(document, typed, expected, schemas, actor)
    if saved is None and document.draft is None:
        raise Conflict("There is no draft to publish", reason="nothing_to_publish")
    return handle(
        SchedulePublication(
            content_id=document.content_id,
            locale=document.locale,
            publish_at=publish_at,
            update_type=desk.update_type(document, typed),
            without_review=typed.get("without_review"),
        ),
        actor,
    )


def _moment(typed: Mapping[str, str]) -> str:
    try:
        return clock.timestamp(clock.parse(f"{typed.get('publish_date', '')}T{typed.get('publish_time', '')}+00:00"))
    except (ValueError, OverflowError):
        raise Invalid([Problem("publish_at", "blank")]) from None


def cancel(document: Document, actor: Actor) -> Receipt:
    """Forget the time that was set."""
    return handle(CancelSchedule(content_id=document.content_id, locale=document.locale), actor)


def publish_due(now: datetime | None = None) -> int:
    """Publish what is due; returns how much was taken up. Any number of processes may do this at once."""
    found = schedules.due(now or clock.now(), BATCH)
    for each in found:
        try:
            _publish(each)
        except Exception:
            logger.exception("%s in %s is due but was not published; it is tried again", each.content_id, each.locale)
    return len(found)


def _publish(due: schedules.Schedule) -> None:
    """Publish it in the name of whoever set the time; if that is refused, keep the reason where people look."""
    actor = Actor(person=due.actor, application="annals", trigger="schedule", request_id=str(uuid4()))
    about = {"content_id": due.content_id, "locale": due.locale}
    try:
        handle(PublishScheduled(**about), actor)
    except Refusal as refusal:
        handle(MissSchedule(**about, problem=refusal.message), actor)
