"""/healthcheck/…: what it says when something is missing, and that it says so soon."""

import os
import signal
import time
from dataclasses import replace

import pytest

from domain import commands, database
from domain.handle import handle
from jobs import seen
from jobs.connections import redis_at
from tests.examples import new_id, save

NOWHERE = "redis://127.0.0.1:1"


def checks(client, status: int) -> dict[str, tuple[str, str]]:
    response = client.get("/healthcheck/ready")
    assert response.status_code == status, response.json
    assert response.headers["Cache-Control"] == "no-store"
    return {name: (check["status"], check["message"]) for name, check in response.json["checks"].items()}


def settings(app, **changes):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], **changes)


def test_ready_once_everything_is_up(client, working):
    assert {status for status, _ in checks(client, 200).values()} == {"ok"}


def test_live_asks_nobody(app, client):
    settings(app, database_url="postgresql://nobody@127.0.0.1:1/none", redis_url=NOWHERE)
    assert client.get("/healthcheck/live").data == b"OK"


def test_without_postgresql(app, client, working):
    settings(app, database_url="postgresql://nobody@127.0.0.1:1/none")
    assert checks(client, 503)["database"] == ("critical", "PostgreSQL does not answer.")


def test_without_redis_it_says_that_publishing_goes_on(app, client):
    settings(app, redis_url=NOWHERE)
    found = checks(client, 503)
    assert found["redis"][0] == "critical"
    assert "Publishing goes on" in found["redis"][1]
    assert found["database"][0] == "ok"


def test_a_postgresql_that_hangs_is_not_waited_for(app, client, servers, working):
    postmaster = int((servers.data / "postgres" / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGSTOP)
    try:
        started = time.monotonic()
        assert checks(client, 503)["database"] == ("critical", "PostgreSQL does not answer in time.")
        assert time.monotonic() - started < 4
    finally:
        os.kill(postmaster, signal.SIGCONT)


def test_every_connection_in_use(app, client, servers, working):
    database.connect(servers.database_url, pool=1)
    database.db.connect()
    assert checks(client, 200)["database"][0] == "ok"


def test_a_full_disk(app, client, working):
    settings(app, least_free_mb=2**31)
    assert checks(client, 503)["disk"][0] == "critical"


def test_migrations_that_are_not_applied(client, working, monkeypatch):
    known = database.known_migrations()
    monkeypatch.setattr(database, "known_migrations", lambda: known | {"0999_more"})
    assert checks(client, 503)["migrations"] == ("critical", "Not applied: 0999_more; flask migrate does it.")


@pytest.mark.parametrize("kind", ["worker", "scheduler"])
def test_nobody_works(client, servers, working, kind):
    with redis_at(servers.redis_url) as redis:
        seen.forget(redis, kind)
    name = "workers" if kind == "worker" else kind
    assert checks(client, 503)[name] == ("critical", f"No {kind} was seen within the last 90 seconds.")


def test_an_item_that_nobody_tries_to_deliver(client, db, actor, working):
    handle(save(new_id()), actor)
    assert checks(client, 200)["delivery"][0] == "ok"
    db.execute_sql("UPDATE downstream.items SET wanted_at = now() - interval '10 minutes'")
    assert checks(client, 503)["delivery"][0] == "critical"


def test_an_item_that_a_target_refuses_is_a_warning(client, db, actor, working):
    content_id = new_id()
    handle(save(content_id), actor)
    handle(commands.Publish(content_id=content_id), actor)
    db.execute_sql(
        "UPDATE downstream.items SET wanted_at = now() - interval '10 minutes', last_error = 'no'"
        " WHERE target = 'live-content-store'"
    )
    db.execute_sql("DELETE FROM downstream.items WHERE last_error IS NULL")
    status, sentence = checks(client, 200)["delivery"]
    assert status == "warning"
    assert sentence.startswith("1 items for live-content-store are not taken, for 60")
