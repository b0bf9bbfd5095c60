"""Everything that the owner of the database may do to a log of at least eight events, and where that shows."""

from collections.abc import Callable
from dataclasses import dataclass

from peewee import PostgresqlDatabase

from domain import log
from domain.log.envelope import digest_after
from domain.proof import chain, rows


@dataclass(frozen=True)
class Planted:
    """`plant` does it; `position` is the first at which the log is not what it was, `says` part of what is said."""

    name: str
    plant: Callable[[PostgresqlDatabase], None]
    position: int
    says: str


def sql(*statements: str) -> Callable[[PostgresqlDatabase], None]:
    def plant(owner: PostgresqlDatabase) -> None:
        for statement in statements:
            owner.execute_sql(statement)

    return plant


def update(change: str, position: int = 4) -> Callable[[PostgresqlDatabase], None]:
    return sql(f"UPDATE log.events SET {change} WHERE position = {position}")  # noqa: S608 -- constants only


def read(owner: PostgresqlDatabase, after: int) -> tuple[bytes, list]:
    """The digest at position `after`, and the rows behind it."""
    with rows.reading(owner.connection().dsn) as connection:
        return rows.digest_at(connection, after), list(rows.rows(connection, after, log.head()[0] + 1))


def cut(owner: PostgresqlDatabase, last: int, head_too: bool = False) -> None:
    """Remove everything behind position `last`."""
    owner.execute_sql("DELETE FROM log.events WHERE position > %s", (last,))
    if head_too:
        owner.execute_sql(
            "UPDATE log.head SET position = %s, digest = (SELECT digest FROM log.events WHERE position = %s)",
            (last, last),
        )


def alter_and_hash_again(owner: PostgresqlDatabase, position: int) -> None:
    """Say that somebody else did it, and compute every leaf and digest from there on as if that were true."""
    owner.execute_sql("UPDATE log.events SET actor = 'somebody else' WHERE position = %s", (position,))
    digest, stored = read(owner, position - 1)
    for row in stored:
        leaf = chain.leaf_of(row)
        digest = digest_after(digest, row[0], leaf)
        change = "UPDATE log.events SET leaf = %s, digest = %s WHERE position = %s"
        owner.execute_sql(change, (leaf, digest, row[0]))
    owner.execute_sql("UPDATE log.head SET digest = %s", (digest,))


_UP = (
    "UPDATE log.events SET position = -position WHERE position > 4",
    "UPDATE log.events SET position = 1 - position WHERE position < 0",
)
_INSERT = "INSERT INTO log.events SELECT (jsonb_populate_record(e, {changes})).* FROM log.events e WHERE position = 4"


def insert(owner: PostgresqlDatabase) -> None:
    """Another event behind the fourth, as well made as can be without hashing everything behind it again."""
    for statement in _UP:
        owner.execute_sql(statement)
    owner.execute_sql(_INSERT.format(changes="""'{"position": 5, "stream": "path:/x", "version": 1}'"""))
    before, stored = read(owner, 4)
    leaf = chain.leaf_of(stored[0])
    digest = digest_after(before, 5, leaf)
    owner.execute_sql("UPDATE log.events SET leaf = %s, digest = %s WHERE position = 5", (leaf, digest))
    owner.execute_sql("UPDATE log.head SET position = position + 1")


def reorder(owner: PostgresqlDatabase) -> None:
    for change in (
        "position = -5 WHERE position = 5",
        "position = 5 WHERE position = 6",
        "position = 6 WHERE position = -5",
    ):
        owner.execute_sql(f"UPDATE log.events SET {change}")  # noqa: S608 -- constants only


_FLIP = "set_bit({0}, 77, 1 - get_bit({0}, 77))"
_ALTERED = "the event was altered"

FAULTS = [
    Planted("payload", update("""payload = jsonb_set(payload, '{x}', '1')"""), 4, _ALTERED),
    Planted("payload of the first", update("payload = payload - 'base_path'", 1), 1, _ALTERED),
    Planted("a number with another text", update("payload = jsonb_set(payload, '{x}', '1e400')"), 4, _ALTERED),
    Planted("stream", update("stream = stream || 'x'"), 4, _ALTERED),
    Planted("version", update("version = version + 1"), 4, _ALTERED),
    Planted("type", update("type = 'EditionPublished'", 2), 2, _ALTERED),
    Planted("schema version", update("schema_version = schema_version + 1"), 4, _ALTERED),
    Planted("content id", update("content_id = '0e0bd5ac-6b55-4b3a-9a3a-0d9a4b0c7c11'"), 4, _ALTERED),
    Planted("locale", update("locale = 'cy'"), 4, _ALTERED),
    Planted("actor", update("actor = NULL"), 4, _ALTERED),
    Planted("application", update("application = 'Tests'"), 4, _ALTERED),
    Planted("trigger", update("trigger = 'api'"), 4, _ALTERED),
    Planted("request id", update("request_id = ''"), 4, _ALTERED),
    Planted("cause", update("caused_by = 1"), 4, _ALTERED),
    Planted("time", update("recorded_at = recorded_at + interval '1 microsecond'"), 4, _ALTERED),
    Planted("leaf", update(f"leaf = {_FLIP.format('leaf')}"), 4, "the leaf was altered"),
    Planted("digest", update(f"digest = {_FLIP.format('digest')}"), 4, "the digest does not follow"),
    Planted("deleted", sql("DELETE FROM log.events WHERE position = 4"), 4, "there is no event; the next one is at 5"),
    Planted("the first deleted", sql("DELETE FROM log.events WHERE position = 1"), 1, "there is no event"),
    Planted("all deleted", sql("DELETE FROM log.events"), 1, "the log ends at"),
    Planted("inserted", insert, 6, "does not follow"),
    Planted("inserted before the first", update("position = 0"), 0, "has to be at 1"),
    Planted("twice", sql("INSERT INTO log.events SELECT * FROM log.events WHERE position = 4"), 4, "more than one"),
    Planted("reordered", reorder, 5, "the digest does not follow"),
    Planted("cut off", lambda owner: cut(owner, 4), 5, "its last event is at 4"),
    Planted("head back", sql("UPDATE log.head SET position = 4"), 5, "the head says that the log ends at 4"),
]  # fmt: skip
