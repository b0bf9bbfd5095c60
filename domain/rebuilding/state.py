"""How far a rebuild has come, kept in the schema that it fills, so that it ends with it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from domain import log
from domain.database import db
from domain.replay import Partition, partitions
from domain.replay.definitions import make_tables

LIVE, BESIDE, REPLACED = "projection", "rebuilding", "replaced"

#: `replayed_to` is the position up to which the log is replayed in partitions, `position` what follows one by one.
_MAKE = f"""
CREATE TABLE {BESIDE}.rebuild AS SELECT now() AS begun_at, %s::text AS made_by, %s::bigint AS replayed_to,
    %s::bytea AS digest, %s::bigint AS position;
CREATE TABLE {BESIDE}.rebuild_partitions (
    by text NOT NULL, first text NOT NULL, "end" text, events bigint NOT NULL, done boolean NOT NULL DEFAULT false,
    PRIMARY KEY (by, first)
);
GRANT SELECT ON {BESIDE}.rebuild, {BESIDE}.rebuild_partitions TO PUBLIC
"""
#: What goes before the swap.
FORGET = f"DROP TABLE {BESIDE}.rebuild, {BESIDE}.rebuild_partitions"


@dataclass(frozen=True)
class State:
    """A rebuild under way, or one that was killed: so many events are replayed, of so many."""

    begun_at: datetime
    events: int
    of: int


def under_way() -> State | None:
    """The rebuild that has begun and has not ended; None if there is none."""
    if not db.execute_sql("SELECT to_regclass(%s)", (f"{BESIDE}.rebuild",)).fetchone()[0]:
        return None
    row = db.execute_sql(
        f"SELECT begun_at, (SELECT coalesce(sum(events), 0) FROM {BESIDE}.rebuild_partitions WHERE done),"  # noqa: S608 -- a schema of ours, values apart
        f" replayed_to FROM {BESIDE}.rebuild"
    ).fetchone()
    return State(row[0], int(row[1]), row[2])


def begin() -> bool:
    """Begin a rebuild, or go on with one that was made by the same code from the same log; returns whether it does."""
    if _can_go_on():
        return True
    with db.atomic():
        forget()
        position, digest = log.head()
        make_tables(LIVE, BESIDE)
        db.execute_sql(_MAKE, (code(), position, digest, position))
        for each in partitions(position):
            db.execute_sql(
                f'INSERT INTO {BESIDE}.rebuild_partitions (by, first, "end", events) VALUES (%s, %s, %s, %s)',  # noqa: S608 -- a schema of ours, values apart
                (each.by, each.first, each.end, each.events),
            )
    return False


def forget() -> None:
    """Drop what has been filled, and what was replaced before."""
    db.execute_sql(f"DROP SCHEMA IF EXISTS {BESIDE} CASCADE; DROP SCHEMA IF EXISTS {REPLACED} CASCADE")


def _can_go_on() -> bool:
    if under_way() is None:
        return False
    sql = (
        f"SELECT EXISTS (SELECT FROM {BESIDE}.rebuild JOIN log.head ON head.position >= rebuild.position"  # noqa: S608 -- a schema of ours, values apart
        " LEFT JOIN log.events ON events.position = replayed_to WHERE made_by = %s"
        " AND coalesce(events.digest, rebuild.digest) = rebuild.digest)"
    )
    return db.execute_sql(sql, (code(),)).fetchone()[0]


@cache
def code() -> str:
    """Tells apart versions of the code by which projections are derived: SHA-256 over all of `domain`."""
    top, digest = Path(__file__).parent.parent, sha256()
    for path in sorted(path for path in top.rglob("*") if path.suffix in (".py", ".yaml", ".json")):
        digest.update(str(path.relative_to(top)).encode() + path.read_bytes())
    return digest.hexdigest()


def waiting() -> list[Partition]:
    """The partitions that have not been replayed."""
    rows = db.execute_sql(
        f'SELECT by, first, "end", events FROM {BESIDE}.rebuild_partitions WHERE NOT done ORDER BY by, first'  # noqa: S608 -- a schema of ours, values apart
    )
    return [Partition(*row) for row in rows.fetchall()]


def done(partition: Partition) -> None:
    sql = f"UPDATE {BESIDE}.rebuild_partitions SET done = true WHERE (by, first) = (%s, %s)"  # noqa: S608 -- a schema of ours, values apart
    db.execute_sql(sql, (partition.by, partition.first))


def replayed_to() -> int:
    return db.execute_sql(f"SELECT replayed_to FROM {BESIDE}.rebuild").fetchone()[0]  # noqa: S608 -- a constant


def position() -> int:
    """The position up to which the tables say what the log says."""
    return db.execute_sql(f"SELECT position FROM {BESIDE}.rebuild").fetchone()[0]  # noqa: S608 -- a constant


def reached(position: int) -> None:
    db.execute_sql(f"UPDATE {BESIDE}.rebuild SET position = %s", (position,))  # noqa: S608 -- a constant
