"""Receipts: when what an event did had reached the readers of the live site, as far as it is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.database import db
from domain.downstream.targets import LIVE
from domain.log.envelope import Recorded

#: The events that change what readers see.
TYPES = ("EditionPublished", "EditionUnpublished", "EditionSubstituted", "EditionRepublished")


@dataclass(frozen=True)
class Receipt:
    """How the live site stands towards an event.

    An item knows its last delivery only: `took` is how long after the event it was, where it was for this event and no
    later one; else `since` is the position up to which it is delivered by now.
    """

    delivered: bool
    took: timedelta | None = None
    since: int | None = None
    error: str | None = None


# A command's items are wanted at the position of its last event; all its events have one request and one time.
_ITEMS = (
    "SELECT listed.content_id::text, listed.locale, delivered, CASE WHEN delivered = wanted THEN delivered_at END,"
    " last_error, cause.request_id, cause.recorded_at"
    " FROM unnest(%s::uuid[], %s::text[]) AS asked (content_id, locale)"
    " JOIN catalogue AS listed ON listed.content_id = asked.content_id AND listed.locale = asked.locale"
    " JOIN downstream.items AS item ON item.target = %s AND item.key = listed.live_path"
    " LEFT JOIN log.events AS cause ON cause.position = item.wanted"
)


def receipts_of(events: Iterable[Recorded]) -> dict[int, Receipt]:
    """The receipts by position, for those events that change what readers see; one query for any number."""
    of_live = [each for each in events if each.type in TYPES]
    if not of_live:
        return {}
    keys = sorted({(each.content_id, each.locale) for each in of_live})
    content_ids, locales = zip(*keys, strict=True)
    rows = db.execute_sql(_ITEMS, (list(content_ids), list(locales), LIVE)).fetchall()
    items = {tuple(row[:2]): row[2:] for row in rows}
    found = ((each, items.get((each.content_id, each.locale))) for each in of_live)
    return {each.position: _receipt(each, *item) for each, item in found if item}


def _receipt(
    event: Recorded, delivered: int, at: datetime | None, error: str | None, request_id: str, recorded_at: datetime
) -> Receipt:
    if delivered < event.position:
        return Receipt(False, error=error)
    if at and (event.request_id, event.recorded_at) == (request_id, recorded_at):
        return Receipt(True, took=max(at - event.recorded_at, timedelta()))
    return Receipt(True, since=delivered)
