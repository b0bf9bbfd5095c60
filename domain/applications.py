"""Applications, which come in with a token.

Tokens are in a private table, as hashes; the log knows ids and registrations.
"""

import secrets
from dataclasses import dataclass
from hashlib import sha256
from uuid import uuid4

from domain.commands import RegisterApplication
from domain.database import db
from domain.handle import handle
from domain.log import Actor


@dataclass(frozen=True)
class Application:
    """`publishing_apps` limits whose content it may change; an empty list means all."""

    application_id: str
    name: str
    publishing_apps: list[str]


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
            (_hash(token), application_id),
        )
    return token


def application_with(token: str) -> Application | None:
    """The application that this token belongs to."""
    row = db.execute_sql(
        "SELECT application_id::text, name, publishing_apps FROM private.tokens JOIN applications"
        " USING (application_id) WHERE token_hash = %s",
        (_hash(token),),
    ).fetchone()
    return Application(*row) if row else None


def _hash(token: str) -> bytes:
    return sha256(token.encode()).digest()
