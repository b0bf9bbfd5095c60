"""Migrations while others work: none makes anybody wait for long, and large indexes can be made beside the work."""

import threading

import psycopg2
import pytest

from domain import database

CONCURRENT = """
atomic = False


def up(migrator, db):
    db.execute_sql("CREATE INDEX CONCURRENTLY IF NOT EXISTS tried ON projection.documents (content_id)")
"""
LOCKING = """
def up(migrator, db):
    db.execute_sql("ALTER TABLE projection.documents ADD COLUMN tried text")
"""


@pytest.fixture
def migration(db, servers, tmp_path, monkeypatch):
    """Puts one more migration beside the others; it is forgotten afterwards."""

    def put(text: str) -> None:
        for path in database.MIGRATIONS.glob("[0-9]*.py"):
            (tmp_path / path.name).write_text(path.read_text())
        (tmp_path / "9999_tried.py").write_text(text)
        monkeypatch.setattr(database, "MIGRATIONS", tmp_path)

    yield put
    connection = psycopg2.connect(servers.database_owner_url)
    with connection, connection.cursor() as cursor:
        cursor.execute("DELETE FROM public.annals_migrations WHERE name = '9999_tried'")
        cursor.execute("DROP INDEX IF EXISTS projection.tried")
    connection.close()


def migrate(servers) -> list[str]:
    return database.migrate(servers.database_owner_url, servers.database_url)


def test_an_index_can_be_made_beside_the_work(servers, migration):
    migration(CONCURRENT)
    assert migrate(servers) == ["9999_tried"]


def test_a_migration_that_would_have_to_wait_gives_up_and_leaves_everything_as_it_was(servers, migration):
    migration(LOCKING)
    working = psycopg2.connect(servers.database_url)
    working.cursor().execute("SELECT FROM projection.documents")
    with pytest.raises(database.Unreachable, match="A table is in use"):
        migrate(servers)
    working.close()
    assert "9999_tried" in database.known_migrations()
    applied = database.db.execute_sql("SELECT name FROM public.annals_migrations").fetchall()
    assert ("9999_tried",) not in applied


def test_two_at_once_are_safe(servers, migration):
    migration(CONCURRENT)
    applied = []
    threads = [threading.Thread(target=lambda: applied.extend(migrate(servers))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert applied == ["9999_tried"]
