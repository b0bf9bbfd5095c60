"""The links that expansion follows, for any number of documents at once, in two queries."""

from collections import defaultdict

import orjson

from domain.database import db
from domain.rules.link_paths import START, next_states
from domain.rules.reverse_links import REVERSE_NAMES

#: A document as far as links go: its content_id and locale.
Root = tuple[str, str]
#: Link type or reverse name -> content_ids, in the order in which they are shown.
Links = dict[str, list[str]]

_LINKS_OF_REACHED = """
    SELECT link_type AS name, true AS is_direct, link_type AS direct, position, linked_at, target_content_id AS target
    FROM link_set_links WHERE content_id = reached.id
    UNION ALL
    SELECT %(reverse)s::jsonb ->> link_type, false, link_type, position, linked_at, content_id
    FROM link_set_links WHERE target_content_id = reached.id AND link_type = ANY(%(directs)s)
"""

# The recursion is over (content_id, state) along the steps of `domain.rules.link_paths`, so it ends in a cycle too.
# The small tables are looked up in JSON objects: a join with them would leave the planner room for bad ideas.
_SHARED = f"""
WITH RECURSIVE reached (id, state) AS (
    SELECT unnest(%(ids)s::uuid[]), 0
    UNION
    SELECT link.target, (%(steps)s::jsonb -> state::text ->> link.name)::int
    FROM reached CROSS JOIN LATERAL ({_LINKS_OF_REACHED}) AS link
    WHERE %(steps)s::jsonb -> state::text ->> link.name IS NOT NULL
)
SELECT reached.id::text, state, link.name, is_direct, target::text
FROM reached CROSS JOIN LATERAL ({_LINKS_OF_REACHED}) AS link
WHERE state = 0 OR %(steps)s::jsonb -> state::text ->> link.name IS NOT NULL
ORDER BY is_direct, direct, position, linked_at DESC, target
"""  # noqa: S608 -- constants only

#: The version of a document whose links count: with drafts its draft's, if it has one, else the live edition's
# (`draft` is before `live` in the alphabet).
STANDING = """
    SELECT user_facing_version FROM editions
    WHERE content_id = {0}.content_id AND locale = {0}.locale AND content_store = ANY(%(stores)s)
    ORDER BY content_store LIMIT 1
"""

_OF_EDITIONS = f"""
WITH root (content_id, locale) AS (SELECT DISTINCT * FROM unnest(%(ids)s::uuid[], %(locales)s::text[]))
SELECT root.content_id::text, root.locale, name, is_direct, target::text
FROM root CROSS JOIN LATERAL (
    SELECT link_type AS name, true AS is_direct, link_type AS direct, position, linked_at, target_content_id AS target
    FROM ({STANDING.format("root")}) AS standing CROSS JOIN LATERAL (
        SELECT * FROM edition_links
        WHERE content_id = root.content_id AND locale = root.locale
        AND user_facing_version = standing.user_facing_version OFFSET 0
    ) AS link
    UNION ALL
    SELECT %(reverse)s::jsonb ->> link_type, false, link_type, position, linked_at, source.content_id
    FROM edition_links AS source CROSS JOIN LATERAL ({STANDING.format("source")}) AS standing
    WHERE target_content_id = root.content_id AND locale = root.locale AND link_type = ANY(%(directs)s)
    AND source.user_facing_version = standing.user_facing_version
) AS link
ORDER BY is_direct, direct, position, linked_at DESC, target
"""  # noqa: S608 -- constants only


class LinkGraph:
    """The links of some documents, and what follows from them as far as the paths of expansion go."""

    def __init__(self, roots: list[Root], *, with_drafts: bool):
        self._shared = _shared({content_id for content_id, _ in roots})
        self._of_editions = _of_editions(roots, with_drafts)

    def of_root(self, root: Root) -> tuple[Links, Links]:
        """The links of a document that may go on, and those of its edition: any of those hide the others of a type."""
        own = self._of_editions.get(root, {})
        shared = self.below(root[0], START)
        return {name: targets for name, targets in shared.items() if name not in own}, own

    def below(self, content_id: str, state: int) -> Links:
        """The links of a content_id that was reached in this state of the paths."""
        return self._shared.get((content_id, state), {})

    @property
    def targets(self) -> set[str]:
        """Every content_id that something links to."""
        every = (*self._shared.values(), *self._of_editions.values())
        return {target for links in every for targets in links.values() for target in targets}


def _shared(content_ids: set[str]) -> dict[tuple[str, int], Links]:
    parameters = {"ids": list(content_ids), "steps": _steps(), **_reverse()}
    return _grouped((row[:2], *row[2:]) for row in db.execute_sql(_SHARED, parameters))


def _of_editions(roots: list[Root], with_drafts: bool) -> dict[Root, Links]:
    ids, locales = (list(column) for column in zip(*roots, strict=True))
    stores = ["draft", "live"] if with_drafts else ["live"]
    parameters = {"ids": ids, "locales": locales, "stores": stores, **_reverse()}
    return _grouped((row[:2], *row[2:]) for row in db.execute_sql(_OF_EDITIONS, parameters))


def _steps() -> str:
    """State -> link type -> next state."""
    table: dict[str, dict[str, int]] = defaultdict(dict)
    for (state, link_type), following in next_states().items():
        table[str(state)][link_type] = following
    return orjson.dumps(table).decode()


def _reverse() -> dict:
    return {"reverse": orjson.dumps(REVERSE_NAMES).decode(), "directs": list(REVERSE_NAMES)}


def _grouped(rows) -> dict[tuple, Links]:
    """Links by source; where a type is stored directly, what has it as a reverse name is hidden."""
    grouped: dict[tuple, dict[str, dict[bool, list[str]]]] = defaultdict(lambda: defaultdict(dict))
    for source, name, is_direct, target in rows:
        grouped[source][name].setdefault(is_direct, []).append(target)
    return {
        source: {name: ends.get(True) or ends[False] for name, ends in links.items()}
        for source, links in grouped.items()
    }
