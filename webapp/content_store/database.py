"""A content store's own PostgreSQL database."""

from pathlib import Path

from flask import Flask, current_app
from peewee import PostgresqlDatabase
from playhouse.migrations import Runner
from playhouse.pool import PooledPostgresqlDatabase

from domain import probe

from .items import delete_everything

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 0x616E6E616C73
MAX_CONNECTIONS = 16
SECONDS_TO_WAIT = 5
#: Longer than the writer waits for a batch, there is no point.
STATEMENT_SECONDS, LOCK_SECONDS = 15, 5


def install(app: Flask, url: str) -> None:
    """Give `app` a connection pool of its own; a connection goes back when its request ends."""
    db = PooledPostgresqlDatabase(
        _dsn(url),
        max_connections=MAX_CONNECTIONS,
        timeout=SECONDS_TO_WAIT,
        connect_timeout=SECONDS_TO_WAIT,
        options=f"-c statement_timeout={STATEMENT_SECONDS * 1000} -c lock_timeout={LOCK_SECONDS * 1000}",
        keepalives_idle=10,
        keepalives_interval=5,
        keepalives_count=3,
        tcp_user_timeout=20_000,
    )
    keep(app, "content_store_database", db)


def keep(app: Flask, name: str, db: PooledPostgresqlDatabase) -> None:
    """Keep a pool with `app`; a connection goes back to it when its request ends."""
    app.extensions[name] = db

    @app.teardown_request
    def give_back(error):
        if not db.is_closed():
            db.close()


def close_idle() -> None:
    """Close the connections that nobody uses at this moment, of every pool."""
    for each in current_app.extensions.values():
        if isinstance(each, PooledPostgresqlDatabase):
            each.close_idle()


def database() -> PooledPostgresqlDatabase:
    """The database of the running application."""
    return current_app.extensions["content_store_database"]


def migrate(url: str) -> list[str]:
    """Bring the database at `url` up to date and return the names of the migrations applied.

    Safe to run from several processes at once.
    """
    db = PostgresqlDatabase(_dsn(url), connect_timeout=SECONDS_TO_WAIT)
    with db.connection_context():
        db.execute_sql("SELECT pg_advisory_lock(%s)", (MIGRATION_LOCK,))
        return Runner(db, str(MIGRATIONS)).up()


def missing_migrations(url: str) -> list[str]:
    """The names of the migrations that this version knows and the database does not have. Raises `probe.NoAnswer`."""
    [[(made,)]] = probe.ask(_dsn(url), "SELECT to_regclass('schema_migration') IS NOT NULL")
    [rows] = probe.ask(_dsn(url), "SELECT name FROM schema_migration") if made else [[]]
    return sorted({path.stem for path in MIGRATIONS.glob("[0-9]*.py")} - {name for (name,) in rows})


def _dsn(url: str) -> str:
    # Peewee knows a connection string by this one prefix.
    return url.replace("postgres://", "postgresql://", 1) if url.startswith("postgres://") else url


def empty(url: str) -> None:
    """Empty the database at `url`. Only for development."""
    db = PostgresqlDatabase(_dsn(url), connect_timeout=SECONDS_TO_WAIT)
    with db.connection_context():
        delete_everything(db)
