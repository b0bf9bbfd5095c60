"""People: who has an account, with which role, and whether they may come in."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.accounts import passwords
from domain.database import db
from domain.errors import NotFound
from domain.visibility import Viewer

#: How many are listed at once.
MOST = 200


@dataclass(frozen=True)
class Person:
    """`organisations` are the content_ids of those that the person belongs to."""

    account_id: str
    email: str
    name: str
    role: str
    organisations: list[str] = field(default_factory=list)

    @property
    def viewer(self) -> Viewer:
        return Viewer(self.account_id, self.role, tuple(self.organisations))


@dataclass(frozen=True)
class Member:
    """A person, with what administrators see. `accepted` is whether they have had a password."""

    person: Person
    accepted: bool
    deactivated_because: str | None
    last_signed_in_at: datetime | None

    @property
    def state(self) -> str:
        if self.deactivated_because is not None:
            return "deactivated"
        return "active" if self.accepted else "invited"


_PEOPLE = (
    "SELECT account_id::text, email, name, role, organisations, {} FROM private.people JOIN accounts USING (account_id)"
)
_MAY_COME_IN = "accepted AND deactivated_because IS NULL"
_MEMBERS = _PEOPLE.format("accepted, deactivated_because, last_signed_in_at")


def sign_in(email: str, password: str) -> Person | None:
    """The person with this address and password who may come in, None if there is none; it takes equally long."""
    row = db.execute_sql(
        _PEOPLE.format(f"password_hash, {_MAY_COME_IN}") + " WHERE lower(email) = lower(%s)", (email.strip(),)
    ).fetchone()
    if not passwords.matches(row and row[5], password) or not row[6]:
        return None
    if passwords.is_outdated(row[5]):
        passwords.keep(row[0], passwords.hash_of(password))
    return Person(*row[:5])


def id_of(email: str) -> str | None:
    """The id of the account with this address."""
    row = db.execute_sql(
        "SELECT account_id::text FROM private.people WHERE lower(email) = lower(%s)", (email.strip(),)
    ).fetchone()
    return row and row[0]


def person(account_id: str) -> Person | None:
    """The person with this account, if they may come in."""
    row = db.execute_sql(
        _PEOPLE.format("true") + f" WHERE account_id = %s AND {_MAY_COME_IN}", (account_id,)
    ).fetchone()
    return Person(*row[:5]) if row else None


def member(account_id: str) -> Member:
    """The person with this account, whatever its state. Raises `NotFound`."""
    row = db.execute_sql(f"{_MEMBERS} WHERE account_id = %s", (account_id,)).fetchone()
    if row is None:
        raise NotFound("There is no such account", reason="account_not_found")
    return _member(row)


def members(words: str = "") -> list[Member]:
    """At most `MOST` people whose name or address has each of `words` in it, by name; those who have left come last."""
    patterns = [f"%{_literal(word)}%" for word in words.replace("\0", "").split()]
    rows = db.execute_sql(
        f"{_MEMBERS} WHERE (name || ' ' || email) ILIKE ALL (%s::text[])"
        " ORDER BY deactivated_because IS NOT NULL, lower(name), account_id LIMIT %s",
        (patterns, MOST),
    )
    return [_member(row) for row in rows.fetchall()]


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _member(row: tuple) -> Member:
    return Member(Person(*row[:5]), *row[5:])
