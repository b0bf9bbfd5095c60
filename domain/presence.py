"""Who has a document open right now. Losing it does no harm: each open page says so again every few seconds."""

from dataclasses import dataclass
from datetime import datetime

from domain.database import db

#: Whoever has not been heard of for so long is gone.
GONE_AFTER_SECONDS = 40
TYPING_FOR_SECONDS = 30


@dataclass(frozen=True)
class Present:
    """Somebody with the document open; `typed_at` is when, if that was within `TYPING_FOR_SECONDS`."""

    account_id: str
    name: str
    typed_at: datetime | None


def beat(account_id: str, writer: str, content_id: str, locale: str) -> None:
    """Say that this writer has the document open."""
    db.execute_sql(
        "INSERT INTO private.presence (account_id, writer, content_id, locale) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (account_id, writer) DO UPDATE SET seen_at = now()",
        (account_id, writer, content_id, locale),
    )


def leave(account_id: str, writer: str) -> None:
    """Say that this writer has left."""
    sql = "DELETE FROM private.presence WHERE account_id = %s AND writer = %s"
    db.execute_sql(sql, (account_id, writer))


def others(writer: str | None, content_id: str, locale: str) -> list[Present]:
    """Who else has it open, each person once, in the order of their names; also whoever asks, if in another page."""
    rows = db.execute_sql(
        "SELECT account_id::text, name, max(updated_at) FILTER"
        " (WHERE typed.typed <> '{}' AND updated_at > now() - %s * interval '1 second')"
        " FROM private.presence AS here JOIN private.people USING (account_id)"
        " LEFT JOIN private.working_copies AS typed USING (account_id, writer)"
        " WHERE here.content_id = %s AND here.locale = %s AND here.writer IS DISTINCT FROM %s::uuid"
        " AND seen_at > now() - %s * interval '1 second' GROUP BY account_id, name ORDER BY name, account_id",
        (TYPING_FOR_SECONDS, content_id, locale, writer, GONE_AFTER_SECONDS),
    ).fetchall()
    return [Present(*row) for row in rows]


def forget_old() -> int:
    """Forget who is gone; returns how many pages."""
    sql = "DELETE FROM private.presence WHERE seen_at < now() - %s * interval '1 second'"
    return db.execute_sql(sql, (GONE_AFTER_SECONDS,)).rowcount
