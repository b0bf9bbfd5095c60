"""Links by which a person chooses a password: an invitation, or a reset. The tokens are kept as hashes only."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from domain import clock, commands
from domain.accounts import passwords, sessions, tokens
from domain.database import db
from domain.errors import NotFound
from domain.handle import handle
from domain.log import Actor

INVITED_FOR, RESET_FOR = timedelta(days=7), timedelta(hours=24)
GONE = "This link does not work, or not any more. Ask an administrator for another one"


@dataclass(frozen=True)
class Invited:
    """Whom a link is for. `accepted` is whether they have had a password."""

    account_id: str
    email: str
    name: str
    accepted: bool


def keep(account_id: str, period: timedelta) -> str:
    """Have a new link for a person that works for `period`, in the place of an earlier one; returns its token."""
    token = tokens.new()
    db.execute_sql(
        "INSERT INTO private.password_links (account_id, token_hash, expires_at) VALUES (%s, %s, %s)"
        " ON CONFLICT (account_id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at",
        (account_id, tokens.hash_of(token), clock.now() + period),
    )
    return token


def forget(account_id: str) -> None:
    """Let no link of a person work any more."""
    db.execute_sql("DELETE FROM private.password_links WHERE account_id = %s", (account_id,))


_FIND = (
    "SELECT account_id::text, email, name, accepted FROM private.password_links AS link"
    " JOIN private.people USING (account_id) JOIN accounts USING (account_id)"
    " WHERE token_hash = %s AND expires_at > %s AND deactivated_because IS NULL"
)


def find(token: str, *, locked: bool = False) -> Invited:
    """Whom a link that works is for. Raises `NotFound`, which says the same of each that does not."""
    sql = f"{_FIND} FOR UPDATE OF link" if locked else _FIND
    row = db.execute_sql(sql, (tokens.hash_of(token), clock.now())).fetchone()
    if row is None:
        raise NotFound(GONE, reason="link_not_found")
    return Invited(*row)


def use(token: str, password: str, actor_for: Callable[[str], Actor]) -> Invited:
    """Choose the password by a link, which works no more; all sessions end. `actor_for` makes an actor of an id.

    Raises `NotFound` for a link that does not work, `Rejected` for a password that is not good enough.
    """
    found = find(token)
    passwords.check(password, found.email, found.name)
    hashed = passwords.hash_of(password)
    with db.atomic():
        found = find(token, locked=True)
        handle(commands.ChoosePassword(account_id=found.account_id), actor_for(found.account_id))
        passwords.keep(found.account_id, hashed)
        forget(found.account_id)
        sessions.end_all(found.account_id)
    return found


def forget_old() -> int:
    """Forget links that work no more; returns how many."""
    return db.execute_sql("DELETE FROM private.password_links WHERE expires_at <= %s", (clock.now(),)).rowcount
