"""Dependency resolution: which content shows what has changed, at any distance."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import orjson

from domain.database import db
from domain.downstream.announcements import LINKS, Item, announce
from domain.downstream.link_graph import STANDING
from domain.downstream.targets import MESSAGE_QUEUE, is_in_use, items_at
from domain.projections.editions import live_documents, paths_of
from domain.rules.link_paths import DEAD_END, START, up
from domain.rules.reverse_links import REVERSE_NAMES

EVERY_LOCALE = "*"


@dataclass(frozen=True)
class Change:
    """Something about a content_id that others may show, as the key of an item of the dependencies target.

    `how` is `changed` when it looks different or links elsewhere, `unlinked` when something that it showed went away,
    or the reverse name under which it showed that: then whatever showed it with those links is concerned too. Of a
    content block that was published it is `block-` and the update type: what shows it, in any locale, is of concern at
    once, and to those who follow it as if it had been published in that way itself.
    """

    content_store: str
    content_id: str
    locale: str
    how: str = "changed"

    @property
    def key(self) -> str:
        return f"{self.content_store}:{self.content_id}:{self.locale}:{self.how}"

    @classmethod
    def of_key(cls, key: str) -> "Change":
        return cls(*key.split(":"))

    @property
    def shown_in(self) -> str | None:
        """Where content in a locale is shown: in content of that locale; English everywhere (None)."""
        return None if self.locale in (EVERY_LOCALE, "en") or self.published_as else self.locale

    @property
    def published_as(self) -> str | None:
        """The update type with which a content block was published, None for other changes."""
        return self.how.removeprefix(BLOCK) if self.how.startswith(BLOCK) else None


BLOCK = "block-"


def published_block(content_id: str, locale: str, update_type: str) -> Change:
    """The publication of a content block."""
    return Change("live", content_id, locale, BLOCK + update_type)


@dataclass(frozen=True)
class Dependants:
    """What must be presented again because of some changes: items of targets, and in which lane."""

    lane: str
    items: set[Item]


def dependants(keys: list[str]) -> Iterator[Dependants]:
    """For the changes with these keys what must be presented again.

    Three queries, and one where a message queue is in use, for all changes that have the content store, the locale
    and the kind in common, whatever depends on them.
    """
    grouped: dict[tuple[str, str | None, str | None], list[Change]] = defaultdict(list)
    for change in map(Change.of_key, keys):
        grouped[change.content_store, change.shown_in, change.published_as].append(change)
    for (store, locale, published_as), changes in sorted(grouped.items(), key=str):
        content_ids = dependants_of(changes, store)
        items = items_at(store, paths_of(content_ids, store, locale))
        if store == "live" and is_in_use(MESSAGE_QUEUE):
            itself = {(change.content_id, change.locale) for change in changes}
            items |= announce(set(live_documents(content_ids, locale)) - itself, published_as or LINKS)
        yield Dependants("high" if published_as else "low", items)


def dependants_of(changes: list[Change], content_store: str) -> set[str]:
    """The content_ids of everything that shows, in some locale, what these changes are about; and their own."""
    changed = [change.content_id for change in changes if change.how == "changed" or change.published_as]
    starts = [(change.content_id, _state_above(change)) for change in changes]
    stores = ["draft", "live"] if content_store == "draft" else ["live"]
    ids, states = (list(column) for column in zip(*starts, strict=True))
    parameters = {"ids": ids, "states": states, "changed": changed, "stores": stores, **_tables()}
    found = {content_id for sql in (_BY_LINK_SETS, _BY_EDITIONS) for (content_id,) in db.execute_sql(sql, parameters)}
    return found | set(ids)


def _state_above(change: Change) -> int:
    if change.how == "changed" or change.published_as:
        return START
    return _next_states()[START].get(change.how, DEAD_END)


@cache
def _next_states() -> dict[int, dict[str, int]]:
    table: dict[int, dict[str, int]] = defaultdict(dict)
    for step in up()[0]:
        table[step.state][step.link_type] = step.next
    return table


def _tables() -> dict:
    steps = {str(state): onward for state, onward in _next_states().items()}
    return {
        "steps": orjson.dumps(steps).decode(),
        "kept": list(up()[1]),
        "reverse": orjson.dumps(REVERSE_NAMES).decode(),
        "directs": list(REVERSE_NAMES),
    }


_LINKED_TO = """
    SELECT link_type AS name, content_id AS source FROM link_set_links WHERE target_content_id = {0}
    UNION ALL
    SELECT %(reverse)s::jsonb ->> link_type, target_content_id
    FROM link_set_links WHERE content_id = {0} AND link_type = ANY(%(directs)s)
"""

# Expansion upside down: what links to what was reached, and what that links to under a name of its own.
_BY_LINK_SETS = f"""
WITH RECURSIVE above (id, state) AS (
    SELECT * FROM unnest(%(ids)s::uuid[], %(states)s::int[])
    UNION
    SELECT source, (%(steps)s::jsonb -> state::text ->> name)::int
    FROM above CROSS JOIN LATERAL ({_LINKED_TO.format("above.id")}) AS link
    WHERE %(steps)s::jsonb -> state::text ->> name IS NOT NULL
)
SELECT id::text FROM above WHERE state = ANY(%(kept)s)
UNION
SELECT source::text
FROM unnest(%(changed)s::uuid[]) AS changed (id) CROSS JOIN LATERAL ({_LINKED_TO.format("changed.id")}) AS link
"""  # noqa: S608 -- constants only

_BY_EDITIONS = f"""
SELECT content_id::text FROM edition_links AS source CROSS JOIN LATERAL ({STANDING.format("source")}) AS standing
WHERE target_content_id = ANY(%(changed)s::uuid[]) AND source.user_facing_version = standing.user_facing_version
UNION
SELECT target_content_id::text FROM edition_links AS source CROSS JOIN LATERAL ({STANDING.format("source")}) AS standing
WHERE content_id = ANY(%(changed)s::uuid[]) AND link_type = ANY(%(directs)s)
AND source.user_facing_version = standing.user_facing_version
"""  # noqa: S608 -- constants only
