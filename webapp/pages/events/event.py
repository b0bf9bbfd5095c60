"""The page of one event, by its position in the log."""

from dataclasses import fields
from typing import Any

from flask import Blueprint, abort, g, render_template, url_for

from domain import accounts, log, past
from domain.clock import seconds
from domain.comparison.folding import folded
from domain.consequences.deliveries import deliveries_of
from domain.consequences.kin import COUNTED, kin_of
from domain.consequences.seen import may_see_event
from domain.events import EVENT_TYPES
from domain.followers import catch_up, timeline
from domain.log import Recorded
from domain.log.chain import link_of
from domain.log.upcasters import schema_version
from domain.performers import AUTOMATIC, performer_of, principal_of
from webapp.pages.entries import Entry, by_day
from webapp.pages.events.changes import changes_of
from webapp.pages.events.receipts import receipts_of

TRIGGERS = {
    "person": "A person at the desk",
    "api": "The JSON API",
    "schedule": "A schedule: nobody was there",
    "import": "An import",
    "dependency": "Dependency resolution: it follows from another event",
    "command line": "The command line",
}
#: What people look for is their own.
PRIVATE = ("FilterSaved", "FilterDeleted")


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/events/<int:position>", view_func=event)


def event(position: int):
    """What happened, who did it, what it changed, what led to it and followed from it, and that it is as it was."""
    recorded = find(position)
    kin = kin_of(recorded, g.viewer)
    entries = _entries([recorded, *kin.events])
    deliveries = deliveries_of(recorded)
    return render_template(
        "pages/events/event.html",
        event=recorded,
        entry=entries[position],
        envelope=_envelope(recorded),
        change=changes_of(recorded, g.viewer) if _may_read(recorded) else None,
        payload=_payload(recorded) if _may_read(recorded) else None,
        current_version=schema_version(recorded.type),
        kin=kin,
        kin_entries={name: [entries[each.position] for each in getattr(kin, name)] for name in LISTS},
        counted=COUNTED,
        receipts=receipts_of(deliveries.own),
        resolution=receipts_of(deliveries.resolution),
        dependants=deliveries.dependants,
        link=link_of(recorded),
        citation=citation_of(recorded),
        folded=folded,
    )


LISTS = ("cause", "effects", "together", "request")


def find(position: int) -> Recorded:
    """The event at a position, for whoever may see it; otherwise the page that says why there is none."""
    head = log.head()[0]
    if position > head:
        abort(404, f"The log ends at position {head:,}, so there is no event {position:,} yet.")
    if position > (known := min(past.reached(), head - catch_up(timeline))):
        abort(503, f"Much has just happened; events can be seen up to position {known:,} so far. Try again soon.")
    if not may_see_event(position, g.viewer):
        abort(404, "There is no event there, or you may not see it.")
    [recorded] = log.read_at([position])
    return recorded


def citation_of(recorded: Recorded) -> str:
    """What identifies an event wherever it is cited, and proves it to whoever has the log."""
    return ", ".join(
        (
            "Annals",
            f"event {recorded.position}",
            recorded.type,
            f"recorded {seconds(recorded.recorded_at)}",
            f"digest {recorded.digest.hex()}",
            url_for("pages.event", position=recorded.position, _external=True),
        )
    )


def _entries(events: list[Recorded]) -> dict[int, Entry]:
    """Each as the timeline has it, by position."""
    days = by_day(sorted(events, key=lambda each: -each.position))
    return {each.position: each for _, entries in days for entry in entries for each in (entry, *entry.earlier)}


def _may_read(recorded: Recorded) -> bool:
    return recorded.type not in PRIVATE or recorded.event.account_id == g.person.account_id


def _envelope(recorded: Recorded) -> dict[str, tuple[str, str]]:
    """Who did it, for whom and through what, label by label: a text and the id behind it, if there is one."""
    performer, principal = performer_of(recorded), principal_of(recorded)
    names = accounts.names_of({each for each in (recorded.actor, recorded.application) if each})
    known = AUTOMATIC.get(performer.kind) or names.get(performer.id) or performer.id
    return {
        "Done by": (known, performer.id or "by itself"),
        "On behalf of": (names.get(principal, principal), principal) if principal else ("nobody else", ""),
        "Set off by": (TRIGGERS[recorded.trigger], ""),
        "Through": (names.get(recorded.application, recorded.application), recorded.application),
    }


def _payload(recorded: Recorded) -> dict[str, Any]:
    """The payload as it is stored, its fields in the order in which events have them."""
    order = [each.name for each in fields(EVENT_TYPES[recorded.type])]
    return dict(sorted(recorded.payload.items(), key=lambda each: order.index(each[0]) if each[0] in order else 99))
