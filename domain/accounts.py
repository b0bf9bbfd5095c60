"""People, who come in with a password, and what people and applications are called.

Names, addresses and secrets are in private tables; the log knows ids and roles.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from domain.commands import CreateAccount
from domain.database import db
from domain.errors import Conflict, Rejected
from domain.handle import handle
from domain.log import Actor, Recorded
from domain.visibility import Viewer

MIN_PASSWORD = 12
_hasher = PasswordHasher()
#: Checked when nobody has the address, so that a wrong address takes as long as a wrong password.
_NOBODYS_HASH = "$argon2id$v=19$m=65536,t=3,p=4$mjJFGME4qwb2NwlF99o81g$f8Mf7SF8KaVVJ6hMzB1m+aM/9MHydkVAX5OFZwEOets"


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


def create_account(
    email: str, name: str, role: str, password: str, actor: Actor, organisations: Sequence[str] = ()
) -> Person:
    """Create an account of a member of `organisations` (content_ids).

    Raises `Rejected` for a bad address, role, password or id, `Conflict` for an address in use.
    """
    _check_account(email, password)
    account_id = str(uuid4())
    with db.atomic():
        if db.execute_sql("SELECT 1 FROM private.people WHERE lower(email) = lower(%s)", (email,)).fetchone():
            raise Conflict(f"{email} has an account already", reason="email_in_use")
        db.execute_sql(
            "INSERT INTO private.people (account_id, email, name, password_hash) VALUES (%s, %s, %s, %s)",
            (account_id, email, name, _hasher.hash(password)),
        )
        handle(CreateAccount(account_id=account_id, role=role, organisations=list(organisations)), actor)
    return Person(account_id, email, name, role, sorted(set(organisations)))


def _check_account(email: str, password: str) -> None:
    if "@" not in email.strip("@") or any(character.isspace() for character in email):
        raise Rejected(f"{email!r} is not an e-mail address; one looks like name@example.org", reason="email_invalid")
    if len(password) < MIN_PASSWORD:
        raise Rejected(f"The password must have at least {MIN_PASSWORD} characters", reason="password_too_short")


_PEOPLE = (
    "SELECT account_id::text, email, name, role, organisations, password_hash"
    " FROM private.people JOIN accounts USING (account_id)"
)


def sign_in(email: str, password: str) -> Person | None:
    """The person with this address and password, None if there is none; it takes equally long either way."""
    row = db.execute_sql(f"{_PEOPLE} WHERE lower(email) = lower(%s)", (email.strip(),)).fetchone()
    try:
        _hasher.verify(row[5] if row else _NOBODYS_HASH, password)
    except VerifyMismatchError:
        return None
    return Person(*row[:5]) if row else None


def id_of(email: str) -> str | None:
    """The id of the account with this address."""
    row = db.execute_sql(
        "SELECT account_id::text FROM private.people WHERE lower(email) = lower(%s)", (email.strip(),)
    ).fetchone()
    return row and row[0]


def person(account_id: str) -> Person | None:
    row = db.execute_sql(f"{_PEOPLE} WHERE account_id = %s", (account_id,)).fetchone()
    return Person(*row[:5]) if row else None


def mentioned_in(recorded: Recorded) -> list[str]:
    """The ids of the people and the application that an event's sentence names."""
    merged = recorded.payload.get("merged") or {}
    mentioned = (
        recorded.actor,
        recorded.application,
        recorded.payload.get("account_id"),
        recorded.payload.get("application_id"),
        *merged.get("actors", ()),
    )
    return [each for each in mentioned if each]


def names_of(ids: set[str]) -> dict[str, str]:
    """The names of people and applications by id, as far as they are known."""
    rows = db.execute_sql(
        "SELECT account_id::text, name FROM private.people WHERE account_id::text = ANY(%s)"
        " UNION ALL SELECT application_id::text, name FROM applications WHERE application_id::text = ANY(%s)",
        (list(ids), list(ids)),
    )
    return dict(rows.fetchall())
