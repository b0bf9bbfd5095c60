"""Search, written directly into its database (decision 33)."""

from functools import cache
from typing import Any

from peewee import Database, DataError, OperationalError
from psycopg2.errors import ProgramLimitExceeded

from domain.downstream import items
from domain.downstream.items import Owed
from domain.downstream.present import present
from domain.downstream.targets import SEARCH
from domain.search import database, holding
from domain.search.holding import Write, fingerprint
from domain.search.item import Item, item_of
from jobs.context import context

Errors = dict[str, str]


def deliver(owed: list[Owed]) -> Errors:
    """Make search agree about these paths."""
    wanted = wanted_at([item.key for item in owed])
    taken, errors = _write([Write(item.key, item.wanted, wanted[item.key], item.replaces) for item in owed])
    if taken:
        items.remember(SEARCH, {key: fingerprint(wanted[key]) for key in taken})
    return errors


def wanted_at(base_paths: list[str]) -> dict[str, Item | None]:
    """For each path what search should hold there, None where nothing; `holding.fingerprint` tells its fingerprint."""
    return {path: item_of(live) for path, live in present(base_paths, "live").items()}


def held(after: str = "", limit: int = 1000, base_paths: list[str] | None = None) -> dict[str, Any]:
    """What search holds, in pages, in the form in which a content store lists its items (`GET /items`)."""
    db = _db()
    with db.connection_context():
        return holding.listed(db, after, limit, base_paths)


def _write(writes: list[Write]) -> tuple[set[str], Errors]:
    db = _db()
    try:
        with db.connection_context():
            return _together(db, writes)
    except OperationalError:
        # The other idle connections are likely to be as dead as this one.
        db.close_idle()
        raise


def _together(db: Database, writes: list[Write]) -> tuple[set[str], Errors]:
    """All at once; where PostgreSQL cannot hold one of them, each for itself, so that the others are not held up."""
    try:
        return holding.write(db, writes), {}
    except (DataError, OperationalError) as error:
        if not _is_about_content(error):
            raise
        if len(writes) == 1:
            return set(), {writes[0].base_path: f"search cannot hold it: {str(error).strip()}"}
    taken, errors = set(), {}
    for each in writes:
        taken_alone, errors_alone = _together(db, [each])
        taken |= taken_alone
        errors |= errors_alone
    return taken, errors


def _is_about_content(error: Exception) -> bool:
    return isinstance(error, DataError) or isinstance(getattr(error, "orig", None), ProgramLimitExceeded)


def _db():
    return _connected(context().settings.search_database_url)


@cache
def _connected(url: str):
    return database.connect(url, connections=4)
