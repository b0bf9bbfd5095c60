"""Whether the projections are what the log says: all of it is replayed beside them, and compared at one position."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from domain import followers, log
from domain.database import db
from domain.errors import Conflict
from domain.locks import REBUILD, try_to_share
from domain.projections.model import Table, name_of
from domain.replay import TABLES, copy, partitions, replay
from domain.replay.definitions import temporary
from domain.verification.comparing import Compared, Pair, compare
from domain.verification.origins import Origins
from domain.verification.report import Report

LIVE, BESIDE = "projection", "pg_temp"
name = "projections"


@dataclass(frozen=True)
class Difference:
    """A column of a row that is not as it should be; without a column a row that is missing, or there for no reason.

    `position` is that of the event that should have set it, None where no event did.
    """

    table: str
    key: dict[str, Any]
    column: str | None
    is_: Any
    should: Any
    position: int | None

    @property
    def sentence(self) -> str:
        row = f"{self.table} {' '.join(map(str, self.key.values()))}"
        event = f"event {self.position:,}" if self.position else "no event"
        if self.column:
            return f"{row}: {self.column} is {_short(self.is_)}, should be {_short(self.should)} ({event})"
        if self.is_ is None:
            return f"{row}: is missing ({event} should have made it)"
        return f"{row}: should not be there ({event} {'deleted' if self.position else 'made'} it)"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def run(progress: Callable[[str], None] = lambda words: None) -> Report:
    """Replay the log into tables beside the live ones and compare. Writers are not held up, and nothing is changed.

    Everything is compared as it was at one moment, however long it takes. Raises `domain.errors.Conflict` in a rebuild.
    """
    with db.atomic() as transaction:
        db.execute_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        _refuse_during_rebuild()
        position, _ = log.head()
        _fill(position, progress)
        progress("Comparing")
        report = report_on(position, differences_between(LIVE, BESIDE, known_tables()))
        transaction.rollback()
    return report


def _refuse_during_rebuild() -> None:
    if not try_to_share(REBUILD):
        raise Conflict("A rebuild is under way, which compares the projections itself; verify after it", reason="busy")


def _fill(position: int, progress: Callable[[str], None]) -> None:
    done, parts = 0, partitions(position)
    temporary(LIVE, [name_of(table) for table in TABLES], indexes=False)
    for partition, copies in replay(parts, position):
        copy(copies, TABLES, BESIDE)
        done += partition.events
        progress(f"Replaying: {done:,} of {position:,} events")
    for follower in followers.FOLLOWERS:
        temporary(LIVE, follower.TABLES, indexes=True)
        end = followers.position_of(follower)
        followers.refill(follower, end, lambda at, end=end, of=follower: progress(_following(of, at, end)))
    for table in known_tables():
        db.execute_sql(f"ANALYZE {BESIDE}.{table}")


def _following(follower: followers.Follower, position: int, end: int) -> str:
    return f"Following again: {follower.NAME}, {position:,} of {end:,} events"


def known_tables() -> list[str]:
    """The names of all tables that are derived from the log; `followers` alone follows from when followers were run."""
    return [*map(name_of, TABLES), *(table for follower in followers.FOLLOWERS for table in follower.TABLES)]


def differences_between(live: str, again: str, tables: list[str]) -> list[tuple[Compared, list[Difference]]]:
    """Each of these tables in one schema beside its copy in the other."""
    models, origins = {name_of(table): table for table in TABLES}, Origins()
    db.execute_sql("SET LOCAL work_mem = '64MB'")
    return [
        (compared, [each for pair in compared.pairs for each in _columns(compared.table, models, pair, origins)])
        for compared in (compare(table, live, again) for table in tables)
    ]


def _columns(table: str, models: dict[str, type[Table]], pair: Pair, origins: Origins) -> Iterator[Difference]:
    def position(column: str | None) -> int | None:
        return origins.of(models[table], pair.is_ or pair.should, column) if table in models else None

    if pair.is_ is None or pair.should is None:
        yield Difference(table, pair.key, None, pair.is_, pair.should, position(None))
        return
    for column, is_ in pair.is_.items():
        if is_ != pair.should[column]:
            yield Difference(table, pair.key, column, is_, pair.should[column], position(column))


def report_on(position: int, compared: list[tuple[Compared, list[Difference]]]) -> Report:
    rows, total = sum(each.rows for each, _ in compared), sum(each.total for each, _ in compared)
    of = f"{rows:,} rows in {len(compared)} tables at position {position:,}"
    if not total:
        return Report(True, f"The projections are what the log says: {of}")
    where = ", ".join(f"{each.table} ({each.total:,})" for each, _ in compared if each.total)
    sentence = f"The projections differ from what the log says in {total:,} rows: {where}; compared with {of}"
    return Report(False, sentence, [each for _, found in compared for each in found], total)
