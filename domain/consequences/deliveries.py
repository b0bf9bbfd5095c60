"""What an event made the targets owe, worked out as it stood then, and what has become of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from domain import log, past
from domain.as_it_was import outline
from domain.database import db
from domain.deciders import document, links
from domain.downstream.dependants import dependants
from domain.downstream.items import Status
from domain.downstream.targets import DEPENDENCIES, TARGET_OF
from domain.downstream.wanted import Item, wanted_items
from domain.log.envelope import Recorded

SHOWN = 20
_STATUS = """
SELECT target, key, wanted, delivered, attempts, last_error, retry_at, delivered_at, took, fingerprint
FROM downstream.items WHERE (target, key) IN (SELECT * FROM unnest(%s::text[], %s::text[])) ORDER BY target, key
"""
_LAST_OF_COMMAND = """
SELECT max(position) FROM log.events WHERE position BETWEEN %(position)s AND %(position)s + 1000
AND request_id = %(request_id)s AND recorded_at = %(recorded_at)s
"""
_TITLES = """
SELECT coalesce(title, base_path), base_path FROM catalogue
WHERE base_path = ANY(%(paths)s) OR live_path = ANY(%(paths)s) ORDER BY 1, 2 LIMIT %(limit)s
"""


@dataclass(frozen=True)
class Delivery:
    """One item that an event made wanted, as of `position`, that of the last event of its command.

    `status` is how it stands now, None where nothing is known of it any more.
    """

    target: str
    key: str
    position: int
    status: Status | None

    @property
    def state(self) -> str:
        """`delivered` by itself, `included` in something later, `failing`, `on its way`, or `unknown`."""
        if self.status is None:
            return "unknown"
        if self.status.delivered < self.position:
            return self.status.state
        return "delivered" if self.status.delivered == self.position else "included"


@dataclass(frozen=True)
class Shown:
    """Pages that showed what an event changed and were therefore sent again: how many items, titles of the first."""

    items: int
    titles: list[str]


@dataclass(frozen=True)
class Deliveries:
    """What an event made the targets owe: items of its own, and pages that are sent again because of it."""

    own: list[Delivery]
    resolution: list[Delivery]
    dependants: Shown


def deliveries_of(recorded: Recorded) -> Deliveries:
    """In a number of queries that does not depend on how much there is. `past` has to have come to the event."""
    with past.at(recorded.position):
        items = _made_wanted(recorded)
        shown = _dependants([key for target, key in items if target == DEPENDENCIES], items)
    found = {(each.target, each.key): each for each in _statuses(items)}
    position = _wanted_at(recorded)
    all_ = [Delivery(*item, position, found.get(item)) for item in sorted(items)]
    own = [each for each in all_ if each.target != DEPENDENCIES]
    return Deliveries(own, [each for each in all_ if each.target == DEPENDENCIES], shown)


def _wanted_at(recorded: Recorded) -> int:
    """The position of the last event of its command: these follow each other, of one request and one time."""
    return db.execute_sql(_LAST_OF_COMMAND, vars(recorded)).fetchone()[0]


def _made_wanted(recorded: Recorded) -> set[Item]:
    """The items that the event made wanted, as `handle` found them: from the states around it and what stood then."""
    kind = recorded.stream.partition(":")[0]
    if kind == "document":
        before, after = (_document(recorded.stream, recorded.position - gone) for gone in (1, 0))
    elif kind == "links":
        happened = [each.event for each in log.read_stream(recorded.stream, up_to=recorded.position)]
        after = reduce(links.evolve, happened, links.initial())
        before = reduce(links.evolve, happened[:-1], links.initial())
    else:
        return set()
    return wanted_items(before, after, recorded)


def _document(stream: str, position: int) -> document.Document:
    """The deciding state of a document at a position, from the few events that it follows from."""
    _, draft, live = outline(stream, position)
    needed = sorted({each for edition in (live, draft) if edition for each in edition if each})
    happened = sorted(log.read_at(needed), key=lambda each: each.position)
    return reduce(document.evolve, [each.event for each in happened], document.initial())


def _dependants(keys: list[str], own: Iterable[Item]) -> Shown:
    stores = set(TARGET_OF.values())
    found = (
        {item for each in dependants(keys) for item in each.items if item[0] in stores} - set(own) if keys else set()
    )
    values = {"paths": sorted({path for _, path in found}), "limit": SHOWN}
    rows = db.execute_sql(_TITLES, values).fetchall() if found else []
    return Shown(len({path for _, path in found}), [title for title, _ in rows])


def _statuses(items: Iterable[Item]) -> list[Status]:
    targets, keys = zip(*items, strict=True) if items else ((), ())
    return [Status(*row) for row in db.execute_sql(_STATUS, (list(targets), list(keys))).fetchall()]
