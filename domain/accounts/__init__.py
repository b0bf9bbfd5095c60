"""Who may come in: people with a password, applications with a token.

Names, addresses and secrets are in private tables; the log knows ids, roles and registrations.
"""

import secrets
from dataclasses import dataclass
from uuid import uuid4

from domain.accounts import links, sessions, throttle, tokens
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
from domain.commands import RegisterApplication
from domain.database import db
from domain.handle import handle
from domain.log import Actor, Recorded

__all__ = [
    "Application",
    "Member",
    "Person",
    "application_with",
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
    "register_application",
    "resumed",
    "sessions",
    "sign_in",
    "throttle",
]


@dataclass(frozen=True)
class Application:
    """`publishing_apps` limits whose content it may change; an empty list means all."""

    application_id: str
    name: str
    publishing_apps: list[str]


def forget_old() -> None:
    """Forget what lets nobody in any more."""
    for each in (sessions, links, throttle):
        each.forget_old()


def register_application(name: str, publishing_apps: list[str], actor: Actor, token: str | None = None) -> str:
    """Register an application, or give one that is registered another token; returns the token, kept only as a hash."""
    token = token or secrets.token_urlsafe(32)
    with db.atomic():
        found = db.execute_sql("SELECT application_id::text FROM applications WHERE name = %s", (name,)).fetchone()
        application_id = found[0] if found else str(uuid4())
        if not found:
            command = RegisterApplication(application_id=application_id, name=name, publishing_apps=publishing_apps)
            handle(command, actor)
        db.execute_sql(
            "INSERT INTO private.tokens (token_hash, application_id) VALUES (%s, %s)"
            " ON CONFLICT (token_hash) DO UPDATE SET application_id = excluded.application_id",
            (tokens.hash_of(token), application_id),
        )
    return token


def application_with(token: str) -> Application | None:
    """The application that this token belongs to."""
    row = db.execute_sql(
        "SELECT application_id::text, name, publishing_apps FROM private.tokens JOIN applications"
        " USING (application_id) WHERE token_hash = %s",
        (tokens.hash_of(token),),
    ).fetchone()
    return Application(*row) if row else None


def mentioned_in(recorded: Recorded) -> list[str]:
    """The ids of the people and the application that an event's sentence names."""
    merged = recorded.payload.get("merged") or {}
    mentioned = (recorded.actor, recorded.application, recorded.payload.get("account_id"), *merged.get("actors", ()))
    return [each for each in mentioned if each]


def names_of(ids: set[str]) -> dict[str, str]:
    """The names of people and applications by id, as far as they are known."""
    rows = db.execute_sql(
        "SELECT account_id::text, name FROM private.people WHERE account_id::text = ANY(%s)"
        " UNION ALL SELECT application_id::text, name FROM applications WHERE application_id::text = ANY(%s)",
        (list(ids), list(ids)),
    )
    return dict(rows.fetchall())
