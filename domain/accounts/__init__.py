"""People, who come in with a password, and what people and applications are called.

Names, addresses and secrets are in private tables; the log knows ids and roles.
"""

from domain.accounts import links, sessions, throttle
from domain.accounts.changing import (
    change,
    change_password,
    create_account,
    deactivate,
    invite,
    make_link,
    reactivate,
)
from domain.accounts.people import Member, Person, id_of, member, members, person, sign_in
from domain.accounts.sessions import resumed
from domain.database import db
from domain.log import Recorded

__all__ = [
    "Member",
    "Person",
    "change",
    "change_password",
    "create_account",
    "deactivate",
    "forget_old",
    "id_of",
    "invite",
    "links",
    "make_link",
    "member",
    "members",
    "mentioned_in",
    "names_of",
    "person",
    "reactivate",
    "resumed",
    "sessions",
    "sign_in",
    "throttle",
]


def forget_old() -> None:
    """Forget what lets nobody in any more."""
    for each in (sessions, links, throttle):
        each.forget_old()


def mentioned_in(recorded: Recorded) -> list[str]:
    """The ids of the people and the application that an event's sentence names."""
    merged = recorded.payload.get("merged") or {}
    mentioned = (recorded.payload.get(name) for name in ("account_id", "application_id"))
    mentioned = (recorded.actor, recorded.application, *mentioned, *merged.get("actors", ()))
    return [each for each in mentioned if each]


def names_of(ids: set[str]) -> dict[str, str]:
    """The names of people and applications by id, as far as they are known."""
    rows = db.execute_sql(
        "SELECT account_id::text, name FROM private.people WHERE account_id::text = ANY(%s)"
        " UNION ALL SELECT application_id::text, name FROM applications WHERE application_id::text = ANY(%s)",
        (list(ids), list(ids)),
    )
    return dict(rows.fetchall())
