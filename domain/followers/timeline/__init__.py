"""What the timeline is searched by: who, what, through what, about which document, and the words that changed."""

from domain.followers.timeline import counts, documents
from domain.followers.timeline.entries import Entry, enter, entry_of
from domain.followers.timeline.texts import Read
from domain.log.envelope import Recorded

NAME = "timeline"
TABLES = ("timeline", "timeline_documents", "timeline_hours", "timeline_days")


def follow(events: list[Recorded]) -> None:
    """Enter a batch of events, and how their documents stand after them."""
    standing = documents.load({each.content_id for each in events if each.content_id})
    steps = [(each, *standing.after(each)) for each in events]
    read = Read(events, {position for _, before, after in steps for position in before.reads(after)})
    entries: list[Entry] = [entry_of(each, before, after, standing, read) for each, before, after in steps]
    enter(entries)
    counts.add(entries)
    documents.save(standing)
