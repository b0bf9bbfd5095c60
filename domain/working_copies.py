"""Working copies: what somebody has typed and not saved yet, kept for that person alone and outside of the log.

A writer is one page in one tab: two tabs of one person are two writers, and neither overwrites what the other typed.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import orjson

from domain.database import db

KEPT_FOR_DAYS = 30
#: Of one person for one document, how many are offered at most; older ones wait until those are dealt with.
OFFERED = 10
_ALL = "SELECT writer::text, content_id::text, locale, typed, updated_at FROM private.working_copies"


@dataclass(frozen=True, kw_only=True)
class WorkingCopy:
    """`typed` is the form by name, with the versions that it was made from."""

    writer: str
    content_id: str
    locale: str
    typed: dict[str, str]
    at: datetime


def keep(
    account_id: str, writer: str, sequence: int, content_id: str, locale: str, typed: Mapping[str, str]
) -> datetime | None:
    """Keep what a writer has typed; when that was. None if something newer of that writer is kept already."""
    # PostgreSQL's JSON has no NUL, and nothing with one in it can be saved.
    text = orjson.dumps({name: value.replace("\0", "\ufffd") for name, value in typed.items()}).decode()
    row = db.execute_sql(
        "INSERT INTO private.working_copies AS kept (account_id, writer, content_id, locale, sequence, typed)"
        " VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (account_id, writer) DO UPDATE"
        " SET sequence = excluded.sequence, typed = excluded.typed, updated_at = now()"
        " WHERE kept.sequence < excluded.sequence AND (kept.content_id, kept.locale) ="
        " (excluded.content_id, excluded.locale) RETURNING updated_at",
        (account_id, writer, content_id, locale, sequence, text),
    ).fetchone()
    return row and row[0]


def settle(account_id: str, writer: str, sequence: int, content_id: str, locale: str) -> None:
    """Remember that what a writer typed up to `sequence` is saved: what of it still arrives is no news."""
    db.execute_sql(
        "INSERT INTO private.working_copies AS kept (account_id, writer, content_id, locale, sequence, typed)"
        " VALUES (%s, %s, %s, %s, %s, '{}') ON CONFLICT (account_id, writer) DO UPDATE"
        " SET sequence = excluded.sequence, typed = '{}', updated_at = now() WHERE kept.sequence <= excluded.sequence",
        (account_id, writer, content_id, locale, sequence),
    )


def of_document(account_id: str, content_id: str, locale: str) -> list[WorkingCopy]:
    """What this person has typed into this document and not saved, newest first."""
    return _select("content_id = %s AND locale = %s", account_id, content_id, locale)


def of_new_documents(account_id: str, type_: str) -> list[WorkingCopy]:
    """What this person has typed into documents of that type that nobody has created yet, newest first."""
    return _select(
        "typed ->> 'type' = %s AND NOT EXISTS (SELECT FROM streams WHERE stream ="
        " 'document:' || content_id || ':' || locale)",
        account_id,
        type_,
    )


def find(account_id: str, writer: str) -> WorkingCopy | None:
    """What this writer has typed, if it is this person's."""
    return next(iter(_select("writer = %s", account_id, writer)), None)


def forget(account_id: str, writers: Collection[str]) -> int:
    """Throw away what these writers have typed, if they are this person's; returns of how many there was something."""
    sql = "DELETE FROM private.working_copies WHERE account_id = %s AND writer = ANY(%s::uuid[])"
    return db.execute_sql(sql, (account_id, list(writers))).rowcount


def forget_old() -> int:
    """Forget working copies that nobody has touched for `KEPT_FOR_DAYS`; returns how many."""
    sql = "DELETE FROM private.working_copies WHERE updated_at < now() - %s * interval '1 day'"
    return db.execute_sql(sql, (KEPT_FOR_DAYS,)).rowcount


def _select(condition: str, account_id: str, *values) -> list[WorkingCopy]:
    order = f"ORDER BY updated_at DESC LIMIT {OFFERED}"
    rows = db.execute_sql(
        f"{_ALL} WHERE account_id = %s AND typed <> '{{}}' AND {condition} {order}", (account_id, *values)
    ).fetchall()
    names = ("writer", "content_id", "locale", "typed", "at")
    return [WorkingCopy(**dict(zip(names, row, strict=True))) for row in rows]
