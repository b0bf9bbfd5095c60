"""What a health check answers: what was looked at, how it is, in a sentence each. Shared with the content stores."""

import logging
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import orjson
from flask import Response

from domain.probe import NoAnswer, TooLate

logger = logging.getLogger(__name__)

OK, WARNING, CRITICAL = "ok", "warning", "critical"
#: A check: its status and a sentence.
Check = tuple[str, str]


def live() -> Response:
    """The process runs and answers; it looks at nothing else."""
    return Response("OK", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})


def report(checks: Mapping[str, Check]) -> Response:
    """200, or 503 if something is critical; what is only a warning does not keep anybody from working."""
    statuses = {status for status, _ in checks.values()}
    worst = next(each for each in (CRITICAL, WARNING, OK) if each in statuses)
    shown = {name: {"status": status, "message": sentence} for name, (status, sentence) in checks.items()}
    return Response(
        orjson.dumps({"status": worst, "checks": shown}),
        503 if worst == CRITICAL else 200,
        content_type="application/json; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )


def disk(folder: Path, least_mb: int) -> Check:
    """Whether the disk that `folder` is on, or will be on, has room."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(there).free // 2**20
    if free < least_mb:
        return CRITICAL, f"Only {free} MB are free, fewer than the {least_mb} of LEAST_FREE_MB."
    return OK, f"{free} MB are free."


def no_answer(error: NoAnswer) -> Check:
    """PostgreSQL does not answer. What it said may have addresses and names of roles, and is for the log alone."""
    logger.error("PostgreSQL does not answer: %s", error)
    return CRITICAL, "PostgreSQL does not answer in time." if isinstance(
        error, TooLate
    ) else "PostgreSQL does not answer."


def migrations(missing: list[str]) -> Check:
    """Whether the database is as this version of the code needs it."""
    if missing:
        return CRITICAL, f"Not applied: {', '.join(missing)}; flask migrate does it."
    return OK, "All migrations are applied."


def checked(check: Callable[[], Check]) -> Check:
    """What `check` says; what goes wrong in it is critical."""
    try:
        return check()
    except Exception as error:
        return CRITICAL, f"This could not be looked at: {type(error).__name__}."
