"""What can be exported: the events and the entries of the access log that filters show, each up to a fixed place.

An entry is a row by name; NDJSON has all of it, CSV the columns of its source.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from domain import access_log, accounts, documents, log
from domain.access_log import Access
from domain.access_log.filters import Wanted
from domain.clock import timestamp
from domain.describe import describe
from domain.log import Recorded
from domain.performers import performer_of, principal_of
from domain.timeline import Search, positions
from domain.visibility import Viewer

#: How many are in memory at once.
BATCH = 500
Row = dict[str, Any]


@dataclass(frozen=True)
class Source:
    """`upto` is the place, a position or an id, that everything is exported up to."""

    name: str
    columns: tuple[str, ...]
    upto: int
    batches: Callable[[], Iterator[list[Row]]]


def events(wanted: Search) -> Source:
    """The events that are looked for."""
    columns = (
        "position recorded_at type sentence performer on_behalf_of application trigger request_id content_id locale"
        " title stream version payload"
    )
    return Source("events", tuple(columns.split()), wanted.head, lambda: _batches_of_events(wanted))


def accesses(wanted: Wanted, viewer: Viewer) -> Source:
    """The entries of the access log that are looked for."""
    columns = (
        "id recorded_at kind sentence performer on_behalf_of application trigger request_id address content_id locale"
        " title what"
    )
    return Source("access", tuple(columns.split()), wanted.upto, lambda: _batches_of_accesses(wanted, viewer))


def _batches_of_events(wanted: Search) -> Iterator[list[Row]]:
    before = None
    while found := positions(wanted, before, BATCH):
        yield _event_rows(list(log.read_at(found)), wanted.viewer)
        before = found[-1]


def _event_rows(recorded: list[Recorded], viewer: Viewer) -> list[Row]:
    names = accounts.names_of({id_ for each in recorded for id_ in accounts.mentioned_in(each)})
    then = documents.titles_then(recorded, viewer)
    titles = documents.titles_of({each.content_id for each in recorded if each.content_id}, viewer)
    return [
        _event_row(each, names, then.get(each.position) or documents.title_in(titles, each.content_id, each.locale))
        for each in recorded
    ]


def _event_row(recorded: Recorded, names: Mapping[str, str], title: str | None) -> Row:
    return log.presented(recorded) | {
        "sentence": str(describe(recorded, names.get, title)),
        "performer": performer_of(recorded).key,
        "on_behalf_of": principal_of(recorded),
        "title": title,
    }


def _batches_of_accesses(wanted: Wanted, viewer: Viewer) -> Iterator[list[Row]]:
    before = wanted.upto + 1
    while found := access_log.find(wanted.condition, before, BATCH):
        yield _access_rows(found, viewer)
        before = found[-1].id


def _access_rows(found: list[Access], viewer: Viewer) -> list[Row]:
    names = accounts.names_of({id_ for each in found for id_ in access_log.mentioned_in(each)})
    titles = documents.titles_of({each.content_id for each in found if each.content_id}, viewer)
    return [_access_row(each, names, documents.title_in(titles, each.content_id, each.locale)) for each in found]


def _access_row(each: Access, names: Mapping[str, str], title: str | None) -> Row:
    return {
        **vars(each),
        "recorded_at": timestamp(each.recorded_at),
        "sentence": str(access_log.describe(each, names.get, title)),
        "on_behalf_of": each.principal,
        "title": title,
    }
