"""Reading the log, in order of position."""

from collections.abc import Iterator, Sequence

import orjson

from domain.database import db
from domain.log.envelope import Recorded
from domain.log.upcasters import revive

_COLUMNS = (
    "position, stream, version, type, schema_version, content_id::text, locale, payload, actor, application, trigger,"
    " request_id, caused_by, recorded_at, leaf, digest"
)
_BRIEF = _COLUMNS.replace(
    " payload,",
    " CASE WHEN type = 'DraftSaved' THEN"
    " jsonb_set(payload, '{content}', jsonb_build_object('title', payload #> '{content,title}')) ELSE payload END,",
)
_NAMES = [column.split("::")[0].strip() for column in _COLUMNS.split(",")]


def head() -> tuple[int, bytes]:
    """The last position and the digest there; position 0 when the log is empty."""
    position, digest = db.execute_sql("SELECT position, digest FROM log.head").fetchone()
    return position, bytes(digest)


def read(
    after: int = 0, limit: int = 1000, *, up_to: int | None = None, types: Sequence[str] = ()
) -> Iterator[Recorded]:
    """At most `limit` events behind position `after`, up to `up_to`, oldest first; only those of `types`, if given."""
    conditions, values = ["position > %s"], [after]
    if up_to is not None:
        conditions, values = [*conditions, "position <= %s"], [*values, up_to]
    if types:
        conditions, values = [*conditions, "type = ANY(%s)"], [*values, list(types)]
    return _select(f"WHERE {' AND '.join(conditions)} ORDER BY position LIMIT %s", (*values, limit))


ALL = ("true", {})


def read_back(
    before: int | None = None, limit: int = 50, content_id: str | None = None, only: tuple[str, dict] = ALL
) -> Iterator[Recorded]:
    """At most `limit` events below position `before`, newest first; those of one `content_id` if given.

    `only` is a condition on rows of `events`, with its values by name.
    """
    conditions = ["position < %(before)s"] if before else []
    conditions += ["content_id = %(content_id)s"] if content_id else []
    where = " AND ".join([*conditions, only[0]])
    values = {"before": before, "content_id": content_id, "limit": limit} | only[1]
    return _select(f"WHERE {where} ORDER BY position DESC LIMIT %(limit)s", values)


def read_stream(stream: str, after_version: int = 0, *, up_to: int | None = None) -> Iterator[Recorded]:
    """The events of one stream behind a version, up to a position if given, oldest first."""
    where = "WHERE stream = %s AND version > %s AND (%s::bigint IS NULL OR position <= %s) ORDER BY version"
    return _select(where, (stream, after_version, up_to, up_to))


def last_of(stream: str, type_: str, before_version: int | None = None) -> Iterator[Recorded]:
    """The last event of that type in a stream, before a version if given; if there is one."""
    where = "WHERE stream = %s AND type = %s AND (%s::integer IS NULL OR version < %s) ORDER BY version DESC LIMIT 1"
    return _select(where, (stream, type_, before_version, before_version))


def read_at(positions: Sequence[int], *, brief: bool = False) -> Iterator[Recorded]:
    """The events at these positions, newest first; if `brief`, drafts without all of their content but the title."""
    return _select("WHERE position = ANY(%s) ORDER BY position DESC", (list(positions),), _BRIEF if brief else _COLUMNS)


def read_content(content_id: str) -> Iterator[Recorded]:
    """Every event about one content_id, in any locale, oldest first."""
    return _select("WHERE content_id = %s ORDER BY position", (content_id,))


def read_groups(by: str, first: str, end: str | None, up_to: int) -> Iterator[Recorded]:
    """The events up to a position whose `by` is from `first` up to and without `end`, one group after the other.

    `by` is `content_id`, or `stream` for events that have none. Takes a transaction; leaf and digest are None.
    """
    which = "" if by == "content_id" else "content_id IS NULL AND "
    before = "" if end is None else f" AND {by} < %(end)s"
    # Peewee begins transactions behind psycopg2's back, which is told otherwise that the cursor may outlive them.
    with db.connection().cursor(name="groups", withhold=True) as cursor:
        cursor.itersize = 500
        cursor.execute(
            f"SELECT {_BARE} FROM log.events WHERE {which}{by} >= %(first)s{before} AND position <= %(up_to)s"  # noqa: S608 -- conditions of ours, values apart
            f" ORDER BY {by}, position",
            {"first": first, "end": end, "up_to": up_to},
        )
        for row in cursor:
            yield _bare(row)


# Decoded here, since psycopg2's own decoding of jsonb is slower.
_BARE = _COLUMNS.replace(" payload,", " payload::text,").replace(", leaf, digest", "")
_BARE_NAMES = _NAMES[:-2]


def _bare(row: tuple) -> Recorded:
    values = dict(zip(_BARE_NAMES, row, strict=True))
    values["payload"] = orjson.loads(values["payload"])
    return Recorded(event=revive(values["type"], values["schema_version"], values["payload"]), **values)


def last_position(stream: str, only: tuple[str, dict] = ALL) -> int | None:
    """The position of the last event of a stream; None when nothing has happened. `only` as in `read_back`."""
    sql = f"SELECT max(position) FROM log.events AS events WHERE stream = %(stream)s AND {only[0]}"  # noqa: S608 -- conditions of ours, values apart
    return db.execute_sql(sql, {"stream": stream} | only[1]).fetchone()[0]


def _select(rest: str, values: tuple | dict, columns: str = _COLUMNS) -> Iterator[Recorded]:
    cursor = db.execute_sql(f"SELECT {columns} FROM log.events AS events {rest}", values)  # noqa: S608 -- constants only
    return map(_recorded, cursor.fetchall())


def _recorded(row: tuple) -> Recorded:
    values = dict(zip(_NAMES, row, strict=True))
    values |= {"leaf": bytes(values["leaf"]), "digest": bytes(values["digest"])}
    return Recorded(event=revive(values["type"], values["schema_version"], values["payload"]), **values)
