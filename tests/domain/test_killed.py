"""Promise 2: a process that dies at any statement of a command leaves all of it or nothing."""

import os
import signal

import psycopg2.extensions
import pytest

from domain import commands, database, log
from domain.handle import handle
from tests.domain.test_handle import stored
from tests.examples import new_id, save

NEVER = 10_000


class Fragile(psycopg2.extensions.cursor):
    """A cursor whose process dies before or after its n-th statement."""

    statements = 0
    dies_at = NEVER
    dies_after = False

    def execute(self, *args):
        Fragile.statements += 1
        dying = Fragile.statements == Fragile.dies_at
        if dying and not Fragile.dies_after:
            os.kill(os.getpid(), signal.SIGKILL)
        super().execute(*args)
        if dying:
            os.kill(os.getpid(), signal.SIGKILL)


def in_a_child(work) -> int:
    """Run `work` in a forked process; how it ended, as os.waitstatus_to_exitcode says it."""
    child = os.fork()
    if child == 0:
        try:
            code = work()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def carry_out(servers, command, actor, dies_at: int, dies_after: bool) -> int:
    database.connect(servers.database_url)
    database.db.connect_params["cursor_factory"] = Fragile
    database.db.connect()
    Fragile.statements, Fragile.dies_at, Fragile.dies_after = 0, dies_at, dies_after
    handle(command, actor)
    return min(Fragile.statements, 200)


@pytest.fixture
def prepared(db, actor):
    """A live edition with a draft on top, links and all, so that publishing touches every table."""
    content_id = new_id()
    handle(save(content_id), actor)
    handle(commands.Publish(content_id=content_id), actor)
    handle(save(content_id, title="Keep wasps", links={"organisations": [new_id()]}), actor)
    return content_id


@pytest.mark.parametrize("kind", ["save", "publish", "unpublish"])
def test_a_process_killed_at_any_statement_leaves_all_or_nothing(db, servers, actor, prepared, kind):
    command = {
        "save": save(prepared, base_path="/wasps", links={"organisations": [new_id()], "topics": [new_id()]}),
        "publish": commands.Publish(content_id=prepared),
        "unpublish": commands.Unpublish(content_id=prepared, type="gone", discard_drafts=True),
    }[kind]
    before, deaths = everything(db), 0
    for at, dies_after in ((at, after) for at in range(1, NEVER) for after in (False, True)):
        db.close_all()
        ended = in_a_child(lambda: carry_out(servers, command, actor, at, dies_after))  # noqa: B023
        assert ended == -signal.SIGKILL, "the command ended without anything having been stored"
        db.connect()
        deaths += 1
        if everything(db) != before:
            break
    assert dies_after, "only a process that died behind a statement, its COMMIT, can leave something"
    assert deaths >= 20
    assert whole(db, before)


def whole(db, before: list) -> bool:
    """Whether the log, what was projected from it and what is owed moved on together."""
    position = log.head()[0]
    [(last_wanted,)] = db.execute_sql("SELECT max(wanted) FROM downstream.items").fetchall()
    changed = [table for table, rows in zip(TABLES, everything(db), strict=True) if rows != before[TABLES.index(table)]]
    return position == stored(db)["log.events"] == last_wanted and {"log.events", "streams", "editions"} <= set(changed)


TABLES = ("log.events", "downstream.items", "streams", "documents", "editions", "edition_links", "path_reservations")


def everything(db) -> list:
    """All that a command writes, row by row."""
    return [db.execute_sql(f"SELECT to_jsonb(t)::text FROM {table} t ORDER BY 1").fetchall() for table in TABLES]  # noqa: S608 -- the tables above
