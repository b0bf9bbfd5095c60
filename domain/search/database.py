"""Search's own PostgreSQL database."""

from pathlib import Path

from peewee import Database, PostgresqlDatabase
from playhouse.migrations import Runner
from playhouse.pool import PooledPostgresqlDatabase

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 0x616E6E616C73
SECONDS_TO_WAIT = 5
#: No statement takes longer: neither a reader's question nor a worker's batch may hold up others.
STATEMENT_SECONDS = 15


def connect(url: str, connections: int) -> PooledPostgresqlDatabase:
    """The database at `url`; connections are opened on first use, and at most so many of them."""
    options = f"-c statement_timeout={STATEMENT_SECONDS}s -c timezone=UTC -c jit=off"
    return PooledPostgresqlDatabase(
        _dsn(url),
        max_connections=connections,
        stale_timeout=300,
        timeout=SECONDS_TO_WAIT,
        connect_timeout=SECONDS_TO_WAIT,
        options=options,
    )


def migrate(url: str) -> list[str]:
    """Bring the database at `url` up to date and return the names of the migrations applied.

    Safe to run from several processes at once.
    """
    db = PostgresqlDatabase(_dsn(url), connect_timeout=SECONDS_TO_WAIT)
    with db.connection_context():
        db.execute_sql("SELECT pg_advisory_lock(%s)", (MIGRATION_LOCK,))
        return Runner(db, str(MIGRATIONS)).up()


def empty(url: str) -> None:
    """Empty the database at `url`. Only for development."""
    db = PostgresqlDatabase(_dsn(url), connect_timeout=SECONDS_TO_WAIT)
    with db.connection_context():
        delete_everything(db)


def delete_everything(db: Database) -> None:
    """Empty `db`. Only for development."""
    db.execute_sql("TRUNCATE items, spellings")


def _dsn(url: str) -> str:
    # Peewee knows a connection string by this one prefix.
    return url.replace("postgres://", "postgresql://", 1) if url.startswith("postgres://") else url
