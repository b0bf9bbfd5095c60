"""Sessions: who is signed in, where and since when. A browser holds a random token, and the server its hash."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from domain import clock
from domain.accounts import tokens
from domain.accounts.people import Person
from domain.database import db

#: However much somebody does, after so long they sign in again.
LONGEST = timedelta(days=7)
#: That a session is used is noted at most once in so long.
NOTED_EVERY = timedelta(minutes=1)
#: How long ended sessions are kept.
KEPT_FOR = timedelta(days=30)
MOST_LETTERS = 300


@dataclass(frozen=True)
class Session:
    """`session_id` is what pages call it; `address` is the network address that it was begun from."""

    session_id: str
    account_id: str
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    address: str | None
    user_agent: str


_COLUMNS = "session_id::text, account_id::text, created_at, last_used_at, expires_at, address, user_agent"
_OPEN = "ended_at IS NULL AND expires_at > %s AND last_used_at > %s"


def begin(account_id: str, address: str | None, user_agent: str) -> str:
    """Begin a session of somebody who has just signed in; returns its token."""
    token, now = tokens.new(), clock.now()
    user_agent = user_agent.replace("\0", "")[:MOST_LETTERS]
    db.execute_sql(
        "WITH seen AS (UPDATE private.people SET last_signed_in_at = %(now)s WHERE account_id = %(account_id)s)"
        " INSERT INTO private.sessions"
        " (session_id, token_hash, account_id, created_at, last_used_at, expires_at, address, user_agent)"
        " VALUES (%(id)s, %(hash)s, %(account_id)s, %(now)s, %(now)s, %(end)s, %(address)s, %(user_agent)s)",
        {"id": str(uuid4()), "hash": tokens.hash_of(token), "account_id": account_id, "now": now}
        | {"end": now + LONGEST, "address": address, "user_agent": user_agent},
    )
    return token


def resumed(token: str, idle: timedelta) -> tuple[Person, Session] | tuple[None, None]:
    """Whose session has this token, and the session, if it goes on; `idle` is how long it does unused. One query.

    Nobody whose account is deactivated has a session.
    """
    now = clock.now()
    row = db.execute_sql(
        f"SELECT {_COLUMNS}, email, name, role, organisations FROM private.sessions"  # noqa: S608 -- constants only
        " JOIN private.people USING (account_id) JOIN accounts USING (account_id)"
        f" WHERE token_hash = %s AND {_OPEN} AND accepted AND deactivated_because IS NULL",
        (tokens.hash_of(token), now, now - idle),
    ).fetchone()
    return (Person(row[1], *row[7:]), Session(*row[:7])) if row else (None, None)


def note_use(session: Session) -> None:
    """Note that a session is used, unless that was noted within the last minute."""
    now = clock.now()
    if now - session.last_used_at >= NOTED_EVERY:
        sql = "UPDATE private.sessions SET last_used_at = %s WHERE session_id = %s"
        db.execute_sql(sql, (now, session.session_id))


def sessions_of(account_id: str, idle: timedelta) -> list[Session]:
    """A person's sessions that go on, the one that was used last first."""
    now = clock.now()
    rows = db.execute_sql(
        f"SELECT {_COLUMNS} FROM private.sessions WHERE account_id = %s AND {_OPEN}"  # noqa: S608 -- constants only
        " ORDER BY last_used_at DESC, session_id",
        (account_id, now, now - idle),
    )
    return [Session(*row) for row in rows.fetchall()]


def end(account_id: str, session_id: str) -> bool:
    """End one session of a person; False if it does not go on."""
    return _end("account_id = %s AND session_id = %s", account_id, session_id) > 0


def end_all(account_id: str, but: str | None = None) -> int:
    """End a person's sessions, all `but` one; returns how many."""
    return _end("account_id = %s AND session_id IS DISTINCT FROM %s", account_id, but)


def _end(which: str, *values: str | None) -> int:
    sql = f"UPDATE private.sessions SET ended_at = %s WHERE ended_at IS NULL AND {which}"  # noqa: S608 -- constants only
    return db.execute_sql(sql, (clock.now(), *values)).rowcount


def forget_old() -> int:
    """Forget sessions that were used last long ago; returns how many."""
    sql = "DELETE FROM private.sessions WHERE last_used_at < %s"
    return db.execute_sql(sql, (clock.now() - KEPT_FOR,)).rowcount
