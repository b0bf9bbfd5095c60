"""The connection to PostgreSQL, its migrations and the rights of the application's role."""

import time
from dataclasses import dataclass
from pathlib import Path

import orjson
import psycopg2
from peewee import OperationalError, PostgresqlDatabase
from playhouse import migrations
from playhouse.pool import PooledPostgresqlDatabase
from psycopg2.errors import LockNotAvailable
from psycopg2.extensions import parse_dsn
from psycopg2.extras import register_default_jsonb

MIGRATIONS = Path(__file__).parent / "migrations"
#: The advisory lock of whoever migrates.
MIGRATING = 0x6D696772617465
#: What the application only reads, and what it changes itself.
READ, CHANGED = ("log", "past"), ("downstream", "projection", "private")

#: The database of the log and the projections. Bound to an address by `connect`.
db = PooledPostgresqlDatabase(None)


@dataclass(frozen=True)
class Limits:
    """How many seconds a statement may take, and may wait for others; 0 for as long as it needs."""

    statement: float = 0
    lock: float = 0

    def options(self) -> str:
        return f"-c statement_timeout={int(self.statement * 1000)} -c lock_timeout={int(self.lock * 1000)}"


NO_LIMITS = Limits()


class Unreachable(Exception):
    """The database does not answer; the message is a sentence for people."""


def connect(url: str, *, schema: str = "projection", pool: int = 20, limits: Limits = NO_LIMITS) -> None:
    """Bind `db` to the database at `url`; tables without a schema are looked up in `schema`.

    Connections are opened on first use, at most `pool` of them, waiting up to 5 seconds for a free one. A statement
    that takes longer than `limits` allow ends in an OperationalError.
    """
    register_default_jsonb(globally=True, loads=orjson.loads)
    if not db.is_closed():
        db.close()
    # Connections to where it was bound before are of no use.
    db.close_idle()
    db.init(
        url,
        max_connections=pool,
        stale_timeout=300,
        timeout=5,
        connect_timeout=5,
        options=f"-c search_path={schema} -c timezone=UTC -c jit=off {limits.options()}",
        # A server that has gone without a word is noticed.
        keepalives_idle=10,
        keepalives_interval=5,
        keepalives_count=3,
        tcp_user_timeout=20_000,
    )


def migrate(owner_url: str, application_url: str | None = None) -> list[str]:
    """Bring the schema up to date as the owner and grant the application's role what it needs.

    Returns the names of the migrations that were applied. Raises `Unreachable`.
    """
    owner = PostgresqlDatabase(owner_url, connect_timeout=5)
    try:
        with owner.connection_context():
            _wait_for_others(owner)
            # Whoever waits for a table makes everybody else wait behind them.
            owner.execute_sql("SET lock_timeout = '5s'")
            applied = migrations.Runner(owner, str(MIGRATIONS), table_name="annals_migrations", schema="public").up()
            grant(owner, _role(application_url or owner_url), _role(owner_url))
    except (OperationalError, psycopg2.OperationalError) as error:
        if isinstance(getattr(error, "orig", error), LockNotAvailable):
            raise Unreachable("A table is in use, and a migration does not wait for long; try again.") from error
        raise Unreachable(f"The database does not answer: {str(error).strip()}") from error
    return applied


def _wait_for_others(owner: PostgresqlDatabase) -> None:
    """Wait until nobody else migrates. Asking again and again: whoever waits in a statement holds up CONCURRENTLY."""
    while not owner.execute_sql("SELECT pg_try_advisory_lock(%s)", (MIGRATING,)).fetchone()[0]:
        time.sleep(0.2)


def known_migrations() -> set[str]:
    """The names of the migrations that this version of the code knows."""
    return {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}


def grant(owner: PostgresqlDatabase, role: str, owner_role: str) -> None:
    """Give `role` what the application does and no more: the log may be read, and appended to by its function.

    The access log may be read and added to.
    """
    if role == owner_role:
        return
    quoted = '"' + role.replace('"', '""') + '"'
    for schema in (*READ, *CHANGED):
        owner.execute_sql(f"GRANT USAGE ON SCHEMA {schema} TO {quoted}")
        owner.execute_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {quoted}")
    for schema in CHANGED:
        owner.execute_sql(f"GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {quoted}")
    owner.execute_sql(f"REVOKE UPDATE, DELETE ON private.access_log FROM {quoted}")
    owner.execute_sql(f"GRANT EXECUTE ON FUNCTION log.append, log.keep_checkpoint TO {quoted}")
    owner.execute_sql(f"GRANT SELECT ON public.annals_migrations TO {quoted}")


def reset(owner_url: str) -> None:
    """Empty the log, everything derived from it and the private tables. Only for development."""
    owner = PostgresqlDatabase(owner_url, connect_timeout=5)
    with owner.connection_context(), owner.atomic():
        tables = owner.execute_sql(
            "SELECT format('%%I.%%I', schemaname, tablename) FROM pg_tables"
            " WHERE schemaname IN ('log', 'downstream', 'projection', 'private') AND tablename <> 'head'"
        ).fetchall()
        # A rebuild that was killed could not go on: its events are not there any more.
        owner.execute_sql("DROP SCHEMA IF EXISTS rebuilding CASCADE")
        for table in ("events", "checkpoints"):
            owner.execute_sql(f"ALTER TABLE log.{table} DISABLE TRIGGER append_only")
        owner.execute_sql("ALTER TABLE log.head DISABLE TRIGGER only_forward")
        owner.execute_sql("TRUNCATE " + ", ".join(table for (table,) in tables))
        owner.execute_sql("UPDATE log.head SET position = 0, digest = decode(repeat('00', 32), 'hex')")
        owner.execute_sql("ALTER TABLE log.head ENABLE TRIGGER only_forward")
        for table in ("events", "checkpoints"):
            owner.execute_sql(f"ALTER TABLE log.{table} ENABLE TRIGGER append_only")


def _role(url: str) -> str:
    return parse_dsn(url).get("user", "postgres")
