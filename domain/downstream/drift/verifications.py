"""How far the verification of each target has come, and when the last one was done."""

from dataclasses import dataclass
from datetime import datetime

from domain.database import db

QUICK, DEEP = "quick", "deep"


@dataclass(frozen=True)
class Verification:
    """One kind of verification of one target: quick or deep. `after` is the key that the one under way has reached."""

    target: str
    kind: str
    started_at: datetime
    after: str | None
    checked: int
    finished_at: datetime | None
    last_error: str | None


def verifications() -> list[Verification]:
    """The verifications of all targets, as they are now."""
    rows = db.execute_sql(
        "SELECT target, kind, started_at, after, checked, finished_at, last_error FROM downstream.verifications"
        " ORDER BY target, kind"
    )
    return [Verification(*row) for row in rows.fetchall()]


def due(target: str, kind: str, pause_seconds: float) -> str | None:
    """The key to go on behind; from the start, "", once the last one is so long over; None if it is not yet."""
    row = db.execute_sql(
        "SELECT after, finished_at IS NULL OR finished_at <= now() - %s * interval '1 second'"
        " FROM downstream.verifications WHERE target = %s AND kind = %s",
        (pause_seconds, target, kind),
    ).fetchone()
    after, is_due = row or (None, True)
    return after if after is not None else ("" if is_due else None)


def reached(target: str, kind: str, checked: int, after: str | None, *, from_start: bool) -> None:
    """Note that so many more keys were looked at, up to `after`; None where that was the end."""
    db.execute_sql(
        "INSERT INTO downstream.verifications AS done (target, kind, started_at, after, checked, finished_at)"
        " VALUES (%(target)s, %(kind)s, now(), %(after)s, %(checked)s, CASE WHEN %(ends)s THEN now() END)"
        " ON CONFLICT (target, kind) DO UPDATE SET after = excluded.after, last_error = NULL,"
        " started_at = CASE WHEN %(starts)s THEN now() ELSE done.started_at END,"
        " checked = excluded.checked + CASE WHEN %(starts)s THEN 0 ELSE done.checked END,"
        " finished_at = CASE WHEN %(ends)s THEN now() ELSE done.finished_at END",
        {
            "target": target, "kind": kind, "after": after, "checked": checked,
            "starts": from_start, "ends": after is None,
        },
    )  # fmt: skip


def failed(target: str, kind: str, error: str) -> None:
    """Note what kept a verification from going on; it is tried again."""
    db.execute_sql(
        "INSERT INTO downstream.verifications (target, kind, started_at, last_error) VALUES (%s, %s, now(), %s)"
        " ON CONFLICT (target, kind) DO UPDATE SET last_error = excluded.last_error",
        (target, kind, error[:1000]),
    )
