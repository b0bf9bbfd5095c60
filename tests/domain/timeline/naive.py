"""The timeline as one would look through it by hand: event by event, straight from the log."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain import visibility
from domain.log import Recorded
from domain.performers import performer_of, principal_of
from domain.visibility import Viewer

ORGANISATIONS = ("organisations", "primary_publishing_organisation")
PUBLIC = ("EditionPublished", "EditionUnpublished", "EditionSubstituted", "EditionRepublished", "ScheduleMet")


@dataclass
class Looked:
    """An event with what its document was by then."""

    event: Recorded
    document_type: str | None = None
    organisations: set[str] = field(default_factory=set)
    limit: dict | None = None


def look_through(events: list[Recorded]) -> list[Looked]:
    """Every event, oldest first. All documents here are in one locale."""
    types, own, shared, limits, live = {}, {}, {}, {}, set()
    reserved = {
        (each.request_id, each.recorded_at, each.event.content.base_path): each.event.content.access_limited or None
        for each in events
        if each.type == "DraftSaved"
    }
    looked = []
    for event in events:
        id_ = event.content_id
        before = _organisations(id_, own, shared)
        limit = limits.get(id_)
        match event.type:
            case "DraftSaved":
                content = event.event.content
                types[id_] = content.document_type
                own[id_] = {each for name in ORGANISATIONS for each in content.links.get(name, [])}
                limit = limits[id_] = content.access_limited or None
            case "LinksPatched":
                limit = None if id_ in live else limit
                patched = {name: set(ids) for name, ids in event.event.links.items() if name in ORGANISATIONS}
                shared[id_] = shared.get(id_, {}) | patched
            case "DraftDiscarded" | "EditionPublished":
                limits[id_] = None
            case "PathReserved":
                limit = reserved.get((event.request_id, event.recorded_at, event.event.base_path))
        live |= {id_} if event.type == "EditionPublished" else set()
        limit = None if event.type in PUBLIC else limit
        looked.append(Looked(event, types.get(id_), before | _organisations(id_, own, shared), limit))
    return looked


def _organisations(id_: str | None, own: dict, shared: dict) -> set[str]:
    return own.get(id_, set()) | {each for ids in shared.get(id_, {}).values() for each in ids}


MATCHES: Mapping[str, Callable[[Looked, list[str]], bool]] = {
    "type": lambda each, values: each.event.type in values,
    "performer": lambda each, values: performer_of(each.event).key in values,
    "principal": lambda each, values: principal_of(each.event) in values,
    "application": lambda each, values: each.event.application in values,
    "content_id": lambda each, values: each.event.content_id in values,
    "document_type": lambda each, values: each.document_type in values,
    "organisation": lambda each, values: bool(each.organisations & set(values)),
    "locale": lambda each, values: each.event.locale in values,
    "request": lambda each, values: each.event.request_id in values,
    "stream": lambda each, values: each.event.stream in values,
    "positions": lambda each, values: _within(each.event.position, values[0]),
    "when": lambda each, values: _on(each.event.recorded_at, values[0]),
}


def find(looked: list[Looked], criteria: Mapping[str, list[str]], viewer: Viewer) -> list[int]:
    """The positions of what meets all criteria and the viewer may see, newest first."""
    return [
        each.event.position
        for each in reversed(looked)
        if visibility.may_see(viewer, each.limit)
        and all(MATCHES[name](each, values) for name, values in criteria.items())
    ]


def _within(position: int, text: str) -> bool:
    first, _, last = text.partition("-")
    return int(first) <= position <= int(last)


def _on(moment: datetime, text: str) -> bool:
    first, _, last = text.partition(" to ")
    return first <= f"{moment:%Y-%m-%d}" <= last
