"""Answers kept for repeated requests: the same key and request get the same answer, and nothing happens twice."""

from collections.abc import Callable
from dataclasses import dataclass

from domain import streams
from domain.database import db
from domain.errors import Rejected

KEPT_FOR_HOURS = 24


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes


def once(application_id: str, key: str, request_digest: bytes, carry_out: Callable[[], Answer]) -> Answer:
    """What `carry_out` answered the first time this application sent this key, carrying it out if that is now.

    The answer is kept in the transaction of what was done. Raises `Rejected` when the key came with another request,
    and whatever `carry_out` raises, in which case nothing is kept.
    """
    with db.atomic():
        streams.lock({f"idempotency:{application_id}:{key}"})
        row = db.execute_sql(
            "SELECT request_digest, status, body FROM private.answers WHERE application_id = %s AND key = %s",
            (application_id, key),
        ).fetchone()
        if row is None:
            return _keep(application_id, key, request_digest, carry_out())
    if bytes(row[0]) != request_digest:
        raise Rejected("This Idempotency-Key was sent with another request before", reason="idempotency_key_reused")
    return Answer(row[1], bytes(row[2]))


def _keep(application_id: str, key: str, request_digest: bytes, answer: Answer) -> Answer:
    db.execute_sql(
        "INSERT INTO private.answers (application_id, key, request_digest, status, body) VALUES (%s, %s, %s, %s, %s)",
        (application_id, key, request_digest, answer.status, answer.body),
    )
    return answer


def forget_old() -> int:
    """Forget answers older than a day; returns how many."""
    sql = "DELETE FROM private.answers WHERE given_at < now() - %s * interval '1 hour'"
    return db.execute_sql(sql, (KEPT_FOR_HOURS,)).rowcount
