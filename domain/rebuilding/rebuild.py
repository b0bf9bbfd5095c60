"""The steps of a rebuild. No step wants items or rings the bell, and until the swap nothing changes for anyone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from peewee import InterfaceError, OperationalError

from domain import database, followers, log
from domain.database import db
from domain.errors import Conflict
from domain.locks import REBUILD, end_holder, take, try_to_hold
from domain.rebuilding import state
from domain.rebuilding.entering import enter
from domain.rebuilding.state import BESIDE, LIVE
from domain.rebuilding.swapping import drop_replaced, swap
from domain.replay import TABLES, copy, replay
from domain.replay.definitions import missing_indexes, tables_of
from domain.verification.projections import differences_between, known_tables, report_on
from domain.verification.report import Report

#: So many events are entered in one transaction while catching up.
BATCH = 500
#: So few are left to the transaction of the swap.
FEW = 20
LOST = "The rebuild was cancelled from elsewhere, or the database went away; after the latter, rebuild again to go on"
#: Is told the step, how much of it is done, and of how much.
Progress = Callable[[str, int, int], None]


@contextmanager
def begun(owner_url: str, progress: Progress = lambda step, done, of: None) -> Iterator["Rebuild"]:
    """A rebuild as the database's owner. It goes on with one that was killed, and if it is killed the next one goes on.

    Raises `Conflict` where another one is under way, or when somebody cancels this one.
    """
    database.connect(owner_url, schema=BESIDE)
    try:
        db.connect()
        if not try_to_hold(REBUILD):
            raise Conflict("A rebuild, or a verification, is under way already; try again after it", reason="busy")
        yield Rebuild(progress, resumed=state.begin())
    except (OperationalError, InterfaceError) as error:
        if db.is_closed() or not db.connection().closed:
            raise
        raise Conflict(LOST, reason="ended") from error
    finally:
        db.close_all()


class Rebuild:
    """`fill` the tables, `compare` them with the live ones, then `swap` or `cancel`."""

    def __init__(self, progress: Progress, resumed: bool):
        self._progress = progress
        #: Whether another one has begun it.
        self.resumed = resumed
        #: The position at which the tables took the place of the live ones.
        self.swapped_at: int | None = None

    def fill(self) -> None:
        """Fill the tables up to where the log is now."""
        self._replay()
        self._make_indexes()
        self._follow()
        self._catch_up()

    def compare(self) -> Report:
        """What differs between the live tables and those that were filled, at one position."""
        self._catch_up()
        with db.atomic():
            db.execute_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            position = enter(log.head()[0])
            self._follow()
            return report_on(position, differences_between(LIVE, BESIDE, _comparable()))

    def swap(self) -> None:
        """Put the tables in the place of the live ones."""
        self._follow()
        self.swapped_at = swap(self._catch_up)
        drop_replaced()

    def cancel(self) -> None:
        """Drop what was filled; the live tables are as if nothing had happened."""
        state.forget()

    def _replay(self) -> None:
        of, up_to, partitions = state.under_way().of, state.replayed_to(), state.waiting()
        done = of - sum(each.events for each in partitions)
        for partition, copies in replay(partitions, up_to):
            with db.atomic():
                copy(copies, TABLES, BESIDE)
                state.done(partition)
            done += partition.events
            self._progress("Replaying the log", done, of)

    def _make_indexes(self) -> None:
        db.execute_sql("SET maintenance_work_mem = '256MB'")
        missing = list(missing_indexes(LIVE, BESIDE))
        for number, statement in enumerate(missing, 1):
            db.execute_sql(statement.replace("%", "%%"))
            self._progress("Making indexes", number, len(missing))
        tables = tables_of(BESIDE)
        for number, table in enumerate(tables, 1):
            db.execute_sql(f"VACUUM (ANALYZE) {BESIDE}.{table}")
            self._progress("Gathering statistics", number, len(tables))

    def _follow(self) -> None:
        """The followers enter all events again, up to where the live ones are; here they have not entered any yet."""
        for follower in followers.FOLLOWERS:
            end = _live_position(follower) or log.head()[0]
            while followers.follow_on(follower, end):
                self._progress(f"Following: {follower.NAME}", followers.position_of(follower), end)

    def _catch_up(self) -> None:
        """Enter what has happened since the replay, until only a few events are left."""
        while (missing := log.head()[0] - state.position()) > FEW:
            self._progress("Catching up", 0, missing)
            with db.atomic():
                enter(state.position() + BATCH)


def _comparable() -> list[str]:
    """The tables that can be compared: a follower that is still being filled has nothing to compare with."""
    behind = {table for each in followers.FOLLOWERS if _live_position(each) is None for table in each.TABLES}
    return [table for table in known_tables() if table not in behind]


def _live_position(follower: followers.Follower) -> int | None:
    """Where the live follower is; None if it has not caught up, or is of another version."""
    sql = f"SELECT position FROM {LIVE}.followers WHERE name = %s AND version = %s AND filled"  # noqa: S608 -- a constant
    row = db.execute_sql(sql, (follower.NAME, followers.version_of(follower))).fetchone()
    return row and row[0]


def cancelled(owner_url: str) -> bool:
    """End a rebuild that is under way, and drop what it, or one that was killed, has filled; whether there was any."""
    database.connect(owner_url, schema=BESIDE)
    try:
        with db.connection_context(), db.atomic():
            ended = end_holder(REBUILD)
            take(REBUILD)
            there = state.under_way() is not None
            state.forget()
            return ended or there
    finally:
        db.close_all()
