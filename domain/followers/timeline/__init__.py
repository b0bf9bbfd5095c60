"""What the timeline is searched by: who, what, through what, about which document, and the words that changed."""

from dataclasses import replace

from domain.followers.timeline import counts, documents
from domain.followers.timeline.entries import Entry, enter, entry_of, worded
from domain.followers.timeline.reservations import Reservations
from domain.followers.timeline.texts import Read
from domain.log.envelope import Recorded
from domain.projections import limits

NAME = "timeline"
VERSION = 2
TABLES = ("timeline", "timeline_documents", "timeline_hours", "timeline_days")


def follow(events: list[Recorded]) -> None:
    """Enter a batch of events, and how their documents stand after them."""
    standing = documents.load({each.content_id for each in events if each.content_id})
    entries = _entries(events, standing)
    read = Read(events, {position for each in entries for position in each.compared if position})
    entries = [worded(entry, event, read) for entry, event in zip(entries, events, strict=True)]
    enter(entries)
    counts.add(entries)
    documents.save(standing)


def _entries(events: list[Recorded], standing: documents.Documents) -> list[Entry]:
    """One after the other, since an entry tells how its document stood by then; those of paths, once all are known."""
    reservations, limited, entries = Reservations(), limits.limits_of(events), []
    for each in events:
        before, after = standing.after(each)
        reservations.heed(each, before, after)
        entries.append(entry_of(each, before, after, standing, limited.get(each.position)))
    limits_of_paths = map(reservations.limit_of, events)
    return [
        replace(entry, limited_to=limit) if limit else entry
        for entry, limit in zip(entries, limits_of_paths, strict=True)
    ]
