"""What the timeline is searched by: who, what, through what, about which document, and the words that changed."""

from domain.followers.timeline import counts, documents
from domain.followers.timeline.entries import enter, entry_of, worded
from domain.followers.timeline.reservations import Reservations
from domain.followers.timeline.texts import Read
from domain.log.envelope import Recorded
from domain.projections import limits

NAME = "timeline"
TABLES = ("timeline", "timeline_documents", "timeline_hours", "timeline_days")


def follow(events: list[Recorded]) -> None:
    """Enter a batch of events, and how their documents stand after them."""
    standing = documents.load({each.content_id for each in events if each.content_id})
    # One after the other, since an entry tells how its document stood by then; then what they say, read all at once.
    reservations, limited = Reservations(events), limits.limits_of(events)
    entries = [
        entry_of(each, *standing.after(each), standing, limited.get(each.position) or reservations.limit_of(each))
        for each in events
    ]
    read = Read(events, {position for each in entries for position in each.compared if position})
    entries = [worded(entry, event, read) for entry, event in zip(entries, events, strict=True)]
    enter(entries)
    counts.add(entries)
    documents.save(standing)
