"""The list of documents: one row for each that has a draft or a live edition, with all that it is found by.

A draft under an access limit has a second row beside it where there is a live edition: for those who may not see the
draft that one stands in for it, as if there were no draft.

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
from domain.projections.model import Json, Table, Texts, Uuid, key_of
from domain.projections.rows import Row, Rows
from domain.visibility import Condition, Viewer, condition, sees_all


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
    access_limited = Json(null=True)
    stands_in_for = Json(null=True)
    changed_at = DateTimeField()
    actor = TextField(null=True)
    application = TextField()
    trigger = TextField()

    TOGETHER = 1

    class Meta:
        table_name = "catalogue"
        primary_key = CompositeKey("content_id", "locale", "user_facing_version")


class MadePublic(Table):
    """The last event of each document that everybody may see: what stands in for a draft was last changed by that."""

    content_id = Uuid()
    locale = TextField()
    changed_at = DateTimeField()
    actor = TextField(null=True)
    application = TextField()
    trigger = TextField()

    class Meta:
        table_name = "made_public"
        primary_key = CompositeKey("content_id", "locale")


TABLES = (Entry, MadePublic)
#: What a document that was taken down is, by how that was done.
TAKEN_DOWN = {"withdrawal": "withdrawn", "redirect": "redirected", "gone": "gone", "vanish": "removed"}
DATES = ("first_published_at", "public_updated_at")
BY = ("actor", "application", "trigger")


def project(recorded: Recorded, rows: Rows) -> None:
    """Enter a document anew after each of its events, as its draft or else its live edition stands."""
    if not recorded.stream.startswith("document:"):
        return
    key = {"content_id": recorded.content_id, "locale": recorded.locale}
    by = {"changed_at": recorded.recorded_at} | {name: getattr(recorded, name) for name in BY}
    if not isinstance(recorded.event, events.DraftSaved | events.DraftDiscarded):
        rows.put(MadePublic, tuple(key.values()), by)
    before = [row for row in rows.of(Entry, recorded.content_id) if row["locale"] == recorded.locale]
    for row in before:
        rows.delete(Entry, *(row[name] for name in key_of(Entry)))
    shown = _shown(recorded, next((row for row in before if row["stands_in_for"] is None), None), rows)
    if shown:
        rows.add(Entry, key | shown | by)
        if shown["access_limited"] and shown["states"] != ["draft"]:
            rows.add(Entry, _stand_in(recorded, shown, rows))


def _shown(recorded: Recorded, before: Row | None, rows: Rows) -> Row | None:
    """What is listed of the document after the event, but for who changed it; None if nothing is left of it."""
    event, states = recorded.event, before["states"] if before else []
    live, drafted = [each for each in states if each != "draft"], [each for each in states if each == "draft"]
    match event:
        case events.DraftSaved(user_facing_version=version, content=content):
            path = {"live_path": before["live_path"] if before else None, "states": [*live, "draft"]}
            return _of_edition(version, vars(content), recorded) | _dates(vars(event)) | path
        case events.DraftDiscarded(user_facing_version=version):
            return _live(version - 1, live, recorded, rows) if live else None
        case events.EditionPublished():
            return before | {"states": ["published"], "live_path": before["base_path"], **_dates(vars(event)), **OPEN}
        case events.EditionUnpublished(type=type_, dates=dates):
            down = before | {"states": [TAKEN_DOWN[type_]], "live_path": before["base_path"], **OPEN}
            return down | (_dates(dates) if dates else {})
        case events.EditionSubstituted():
            return before | {"states": drafted, "live_path": None} if drafted else None
        case events.EditionRepublished():
            return before | {"states": ["published", *drafted]}


OPEN = {"access_limited": None}


def _live(version: int, states: list[str], recorded: Recorded, rows: Rows) -> Row:
    """A document as it is live, whatever its draft says."""
    live = rows.get(Edition, recorded.content_id, recorded.locale, version)
    dates = {name: live[name] for name in DATES}
    return _of_edition(version, live, recorded) | dates | {"live_path": live["base_path"], "states": states}


def _stand_in(recorded: Recorded, shown: Row, rows: Rows) -> Row:
    live = _live(shown["user_facing_version"] - 1, shown["states"][:1], recorded, rows)
    return (
        live | {"stands_in_for": shown["access_limited"]} | rows.get(MadePublic, recorded.content_id, recorded.locale)
    )


def _of_edition(version: int, edition: Mapping[str, Any], recorded: Recorded) -> Row:
    title, base_path = edition["title"], edition["base_path"]
    first = next(each for each in (title, base_path, recorded.content_id) if each is not None)
    return {
        "user_facing_version": version,
        "title": title,
        "base_path": base_path,
        "searched": f"{title or ''}\n{base_path or ''}".lower(),
        "sorted_title": first.lower(),
        "document_type": edition["document_type"],
        "publishing_app": edition["publishing_app"],
        "access_limited": edition["access_limited"],
        "stands_in_for": None,
    }


def _dates(given: Mapping[str, str | None]) -> Row:
    return {name: parse(given[name]) if given[name] else None for name in DATES}


def visible(viewer: Viewer) -> Condition:
    """The condition on rows of the catalogue, known as `listed`, that they are what `viewer` sees of a document."""
    if sees_all(viewer):
        return "listed.stands_in_for IS NULL", {}
    may_see, values = condition(viewer, "listed.access_limited")
    may_see_draft, _ = condition(viewer, "listed.stands_in_for")
    return f"{may_see} AND (listed.stands_in_for IS NULL OR NOT {may_see_draft})", values
