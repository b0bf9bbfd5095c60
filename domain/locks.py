"""The locks that are about no single thing, by name."""

from peewee import OperationalError
from psycopg2.errors import LockNotAvailable

from domain.database import db

#: Shared by whoever changes the projections' tables. Who has it alone knows that no change is under way.
CHANGES = "annals: changes"
#: Held by the one rebuild that there can be; shared by whoever compares the projections' tables meanwhile.
REBUILD = "annals: rebuild"

_KEY = "hashtextextended(%s, 0)"


def share(name: str) -> None:
    """Wait until nobody has the lock alone; shared until the transaction ends."""
    db.execute_sql(f"SELECT pg_advisory_xact_lock_shared({_KEY})", (name,))


def try_to_share(name: str) -> bool:
    """Share the lock until the transaction ends, unless somebody has it alone."""
    return db.execute_sql(f"SELECT pg_try_advisory_xact_lock_shared({_KEY})", (name,)).fetchone()[0]


def take(name: str) -> None:
    """Wait until nobody has the lock; had alone until the transaction ends."""
    db.execute_sql(f"SELECT pg_advisory_xact_lock({_KEY})", (name,))


def try_to_hold(name: str) -> bool:
    """Have the lock alone until the connection ends, unless somebody has it.

    Waits a second: a connection that was closed just now holds what it held until the server has noticed.
    """
    try:
        with db.atomic():
            db.execute_sql("SET LOCAL lock_timeout = '1s'")
            db.execute_sql(f"SELECT pg_advisory_lock({_KEY})", (name,))
    except OperationalError as error:
        if isinstance(error.orig, LockNotAvailable):
            return False
        raise
    return True


def end_holder(name: str) -> bool:
    """End the connection that holds the lock; returns whether there was one."""
    sql = (
        f"SELECT pg_terminate_backend(pid, 5000) FROM pg_locks, {_KEY} AS key"  # noqa: S608 -- a constant
        " WHERE locktype = 'advisory' AND granted"
        " AND mode = 'ExclusiveLock' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        " AND (classid::bigint << 32) | objid::bigint = key AND pid <> pg_backend_pid()"
    )
    return bool(db.execute_sql(sql, (name,)).fetchall())
