"""A dump of the publishing database, restored when the stores know more than it does; as docs/production.md says."""

import subprocess
import sys

import psycopg2
import pytest

from domain import database, log
from jobs.servers.postgres import OWNER, WEB, Postgres, _program
from tests.examples import new_id
from tests.stack import TOP, until

from .conftest import live

PROCESSES = ("web", "worker", "worker-2", "scheduler")


def title(stack, path: str) -> str:
    return stack.http.request("GET", f"{stack.live}/api/content{path}").json()["title"]


@pytest.fixture
def postgres(stack):
    return Postgres(stack.settings.data / "postgres")


def in_postgres(postgres: Postgres, *statements: str) -> None:
    connection = psycopg2.connect(postgres.url("postgres", "postgres"))
    connection.autocommit = True
    for statement in statements:
        connection.cursor().execute(statement)
    connection.close()


def run(*command: object, **more) -> None:
    subprocess.run([str(word) for word in command], check=True, capture_output=True, **more)


def test_a_restored_log_is_whole_and_the_stores_follow_it(stack, publisher, postgres, tmp_path):
    bees = new_id()
    assert publisher.publish(bees, "/bees", title="Bees").status == 200
    until(stack.settled)
    head, dump = log.head(), tmp_path / "annals.dump"
    run(_program("pg_dump"), "--format=custom", "--file", dump, stack.settings.database_owner_url)
    assert publisher.publish(bees, "/bees", title="Lost bees").status == 200
    assert publisher.publish(new_id(), "/wasps").status == 200
    until(stack.settled)

    for name in PROCESSES:
        stack.halt(name)
    database.db.close_all()
    in_postgres(postgres, "DROP DATABASE annals WITH (FORCE)", f"CREATE DATABASE annals OWNER {OWNER}")
    run(_program("pg_restore"), "--no-owner", "--no-privileges", "--dbname", stack.settings.database_owner_url, dump)
    database.migrate(stack.settings.database_owner_url, postgres.url(WEB, "annals"))
    stack.start()
    database.db.connect()

    assert log.head() == head
    assert title(stack, "/bees") == "Lost bees"
    run(sys.executable, "-m", "flask", "repair", env=stack.environment, cwd=TOP)
    until(stack.settled)
    assert title(stack, "/bees") == "Bees"
    assert live(stack, "/wasps") == 404
    assert publisher.publish(bees, "/bees", title="Found bees").status == 200
    until(stack.settled)
    assert title(stack, "/bees") == "Found bees"
