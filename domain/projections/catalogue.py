"""The list of documents: one row for each that has a draft or a live edition, with all that it is found by.

A row follows from the document's own stream alone, so that whoever holds that stream's lock can write it. What other
streams tell (links, items, …) is looked up where a filter asks for it.
"""

from collections.abc import Mapping
from typing import Any

from peewee import CompositeKey, DateTimeField, IntegerField, TextField

from domain import events
from domain.clock import parse
from domain.log.envelope import Recorded
from domain.projections.editions import Edition
from domain.projections.model import Table, Texts, Uuid
from domain.projections.rows import Row, Rows


class Entry(Table):
    content_id = Uuid()
    locale = TextField()
    user_facing_version = IntegerField()
    title = TextField(null=True)
    base_path = TextField(null=True)
    live_path = TextField(null=True)
    searched = TextField()
    sorted_title = TextField()
    document_type = TextField()
    publishing_app = TextField()
    states = Texts()
    first_published_at = DateTimeField(null=True)
    public_updated_at = DateTimeField(null=True)
    changed_at = DateTimeField()
    actor = TextField(null=True)
    application = TextField()
    trigger = TextField()

    TOGETHER = 1

    class Meta:
        table_name = "catalogue"
        primary_key = CompositeKey("content_id", "locale")


#: What a document that was taken down is, by how that was done.
TAKEN_DOWN = {"withdrawal": "withdrawn", "redirect": "redirected", "gone": "gone", "vanish": "removed"}
DATES = ("first_published_at", "public_updated_at")


TABLES = (Entry,)


def project(recorded: Recorded, rows: Rows) -> None:
    """Enter a document as its draft, or else its live edition, stands after each of its events."""
    if not recorded.stream.startswith("document:"):
        return
    key = (recorded.content_id, recorded.locale)
    by = {"changed_at": recorded.recorded_at} | {name: getattr(recorded, name) for name in BY}
    before = rows.get(Entry, *key)
    if isinstance(recorded.event, events.DraftSaved):
        rows.put(Entry, key, _drafted(recorded, before) | by)
    elif changed := _changed(recorded, before, rows):
        rows.change(Entry, key, **changed, **by)
    else:
        rows.delete(Entry, *key)


BY = ("actor", "application", "trigger")


def _drafted(recorded: Recorded, before: Row | None) -> Row:
    live = {"states": _without_draft(before), "live_path": before["live_path"]} if before else {"states": []}
    shown = _shown(recorded, vars(recorded.event.content)) | _dates(vars(recorded.event))
    return shown | {"live_path": None} | live | {"states": [*live["states"], "draft"]}


def _changed(recorded: Recorded, before: Row, rows: Rows) -> Row | None:
    """What an event other than `DraftSaved` changes in the entry; None if nothing is left of the document."""
    event, drafted = recorded.event, [state for state in before["states"] if state == "draft"]
    match event:
        case events.DraftDiscarded():
            return _live_again(recorded, _without_draft(before), rows)
        case events.EditionPublished():
            return {"states": ["published"], "live_path": before["base_path"]} | _dates(vars(event))
        case events.EditionUnpublished():
            states = {"states": [TAKEN_DOWN[event.type]], "live_path": before["base_path"]}
            return states | (_dates(event.dates) if event.dates else {})
        case events.EditionSubstituted():
            return {"states": drafted, "live_path": None} if drafted else None
        case events.EditionRepublished():
            return {"states": ["published", *drafted]}


def _live_again(recorded: Recorded, states: list[str], rows: Rows) -> Row | None:
    """Without its draft a document is shown as it is live, if it is."""
    if not states:
        return None
    live = rows.get(Edition, recorded.content_id, recorded.locale, recorded.event.user_facing_version - 1)
    version = {"user_facing_version": live["user_facing_version"], "states": states}
    return _shown(recorded, live) | version | {name: live[name] for name in DATES}


def _without_draft(entry: Row) -> list[str]:
    return [state for state in entry["states"] if state != "draft"]


def _shown(recorded: Recorded, edition: Mapping[str, Any]) -> Row:
    title, base_path = edition["title"], edition["base_path"]
    first = next(each for each in (title, base_path, recorded.content_id) if each is not None)
    return {
        "user_facing_version": recorded.event.user_facing_version,
        "title": title,
        "base_path": base_path,
        "searched": f"{title or ''}\n{base_path or ''}".lower(),
        "sorted_title": first.lower(),
        "document_type": edition["document_type"],
        "publishing_app": edition["publishing_app"],
    }


def _dates(given: Mapping[str, str | None]) -> Row:
    return {name: parse(given[name]) if given[name] else None for name in DATES}
