"""Runs: long work that somebody asked for (verify, repair, rebuild …), carried out elsewhere, with its progress.

They are about the platform and not of it: no event, nothing that is replayed.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

import orjson

from domain.database import db
from domain.errors import Conflict, NotFound

#: Whoever carries out a run and has not been heard of for so long is dead.
SILENCE_SECONDS = 60


@dataclass(frozen=True)
class Run:
    """`asked_by` is whose id it is, None if nobody's; `ok` and `sentence` are there once it has finished.

    `taken_at` is when somebody began to carry it out.
    """

    id: str
    action: str
    options: dict[str, Any]
    asked_by: str | None
    asked_at: datetime
    taken_at: datetime | None
    progress: str
    finished_at: datetime | None
    ok: bool | None
    sentence: str | None


_COLUMNS = "id::text, action, options, asked_by, asked_at, taken_at, progress, finished_at, ok, sentence"


def ask_for(action: str, options: dict[str, Any], by: str | None) -> Run:
    """A new run. Raises `Conflict` while there is one of the same action already."""
    give_up_the_dead()
    row = db.execute_sql(
        f"INSERT INTO private.runs (id, action, options, asked_by) VALUES (%s, %s, %s, %s)"  # noqa: S608 -- constants
        f" ON CONFLICT (action) WHERE finished_at IS NULL DO NOTHING RETURNING {_COLUMNS}",
        (str(uuid4()), action, orjson.dumps(options).decode(), by),
    ).fetchone()
    if row is None:
        raise Conflict(
            f"There is a run of {action} already; wait until it has finished", reason="run_under_way", fields={}
        )
    return Run(*row)


def get(id_: str) -> Run:
    """The run with that id. Raises `NotFound`."""
    row = db.execute_sql(f"SELECT {_COLUMNS} FROM private.runs WHERE id::text = %s", (id_,)).fetchone()  # noqa: S608 -- constants only
    if row is None:
        raise NotFound("There is no such run", reason="run_missing")
    return Run(*row)


def take() -> Run | None:
    """The run that waits longest for somebody to carry it out, now taken; None if none waits."""
    row = db.execute_sql(
        "UPDATE private.runs SET taken_at = clock_timestamp(), heard_at = clock_timestamp() WHERE id = ("  # noqa: S608 -- constants only
        " SELECT id FROM private.runs WHERE finished_at IS NULL AND taken_at IS NULL"
        f" ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING {_COLUMNS}"
    ).fetchone()
    return row and Run(*row)


def tell(id_: str, progress: str) -> None:
    """Say how far a run is."""
    db.execute_sql("UPDATE private.runs SET progress = %s, heard_at = clock_timestamp() WHERE id = %s", (progress, id_))


def beat(id_: str) -> None:
    """Say that a run goes on."""
    db.execute_sql("UPDATE private.runs SET heard_at = clock_timestamp() WHERE id = %s", (id_,))


def finish(id_: str, ok: bool, sentence: str) -> None:
    """Say how a run ended, unless it has been given up."""
    db.execute_sql(
        "UPDATE private.runs SET finished_at = clock_timestamp(), ok = %s, sentence = %s"
        " WHERE id = %s AND finished_at IS NULL",
        (ok, sentence, id_),
    )


def give_up_the_dead() -> None:
    """End the runs whose process is gone."""
    db.execute_sql(
        "UPDATE private.runs SET finished_at = now(), ok = false,"
        " sentence = 'It was cut off: whoever carried it out was not heard of any more. Start it again.'"
        " WHERE finished_at IS NULL AND taken_at IS NOT NULL AND heard_at < now() - %s * interval '1 second'",
        (SILENCE_SECONDS,),
    )


def latest() -> dict[str, Run]:
    """The last run of each action."""
    give_up_the_dead()
    rows = db.execute_sql(
        f"SELECT DISTINCT ON (action) {_COLUMNS} FROM private.runs ORDER BY action, asked_at DESC"  # noqa: S608 -- constants only
    )
    return {run.action: run for run in (Run(*row) for row in rows.fetchall())}


@dataclass(frozen=True)
class Verdict:
    """What a check said last, about the log up to `position`; the first of its `total` differences, a sentence each."""

    name: str
    ok: bool
    sentence: str
    differences: list[str]
    total: int
    position: int
    finished_at: datetime


def give_verdict(name: str, ok: bool, sentence: str, differences: list[str], total: int, position: int) -> None:
    """Keep what a check said, in place of what it said before."""
    db.execute_sql(
        "INSERT INTO private.verdicts (name, ok, sentence, differences, total, position, finished_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, clock_timestamp()) ON CONFLICT (name) DO UPDATE SET ok = excluded.ok,"
        " sentence = excluded.sentence, differences = excluded.differences, total = excluded.total,"
        " position = excluded.position, finished_at = excluded.finished_at",
        (name, ok, sentence, orjson.dumps(differences).decode(), total, position),
    )


def verdicts() -> dict[str, Verdict]:
    """What each check said last, by its name."""
    rows = db.execute_sql(
        "SELECT name, ok, sentence, differences, total, position, finished_at FROM private.verdicts ORDER BY name"
    )
    return {row[0]: Verdict(*row) for row in rows.fetchall()}
