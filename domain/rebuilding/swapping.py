"""The swap: one short transaction in which the tables that were filled take the place of the live ones.

Nobody who reads tables is held up: to rename a schema takes no lock on them. Commands are, for as long as that takes;
it begins when none is under way, and does not wait for that for long, since others would queue up behind it.
"""

import time
from collections.abc import Callable

from peewee import OperationalError
from psycopg2.errors import LockNotAvailable

from domain import log
from domain.database import db
from domain.errors import Conflict
from domain.locks import CHANGES, take
from domain.rebuilding.entering import enter
from domain.rebuilding.state import BESIDE, FORGET, LIVE, REPLACED

WAIT_MILLISECONDS = 50
ATTEMPTS = 200
PAUSE_SECONDS = 0.1


def swap(catch_up: Callable[[], None]) -> int:
    """Swap as soon as no command is under way; returns the position. Raises `Conflict` where that does not happen."""
    for _ in range(ATTEMPTS):
        catch_up()
        position = _try(_swap)
        if position is not None:
            return position
        time.sleep(PAUSE_SECONDS)
    raise Conflict(
        "Some command has been under way all the time, so the tables could not be swapped; rebuild again to go on",
        reason="busy",
    )


def _swap() -> int:
    take(CHANGES)
    # Belt and braces: whoever appends without sharing that lock waits here.
    db.execute_sql("SELECT FROM log.head FOR UPDATE")
    position = enter(log.head()[0])
    views = db.execute_sql(_VIEWS, (LIVE,)).fetchall()
    db.execute_sql(FORGET)
    db.execute_sql(f"ALTER SCHEMA {LIVE} RENAME TO {REPLACED}; ALTER SCHEMA {BESIDE} RENAME TO {LIVE}")
    for (view,) in views:
        db.execute_sql(view.replace("%", "%%"))
    return position


#: Views of these tables name them by what they are, not by what they are called, and so have to be made again.
_VIEWS = """
SELECT DISTINCT format('CREATE OR REPLACE VIEW %%s AS %%s', view.oid::regclass, pg_get_viewdef(view.oid))
FROM pg_class AS read JOIN pg_depend ON pg_depend.refclassid = 'pg_class'::regclass AND refobjid = read.oid
JOIN pg_rewrite ON pg_depend.classid = 'pg_rewrite'::regclass AND pg_rewrite.oid = pg_depend.objid
JOIN pg_class AS view ON view.oid = ev_class AND view.relkind = 'v'
WHERE read.relnamespace = %s::regnamespace
"""


def _try(step: Callable[[], int | None]) -> int | None:
    """Do it in a transaction that gives up when it would have to wait; then None."""
    try:
        with db.atomic():
            db.execute_sql(f"SET LOCAL lock_timeout = {WAIT_MILLISECONDS}")
            return step()
    except OperationalError as error:
        if isinstance(getattr(error, "orig", None), LockNotAvailable):
            return None
        raise


def drop_replaced() -> None:
    """Drop the old tables once nobody reads them any more; the next rebuild does it if that takes too long."""
    for _ in range(ATTEMPTS // 10):
        if _try(lambda: db.execute_sql(f"DROP SCHEMA {REPLACED} CASCADE") and 1):
            return
        time.sleep(PAUSE_SECONDS)
