"""Applications, which come in with tokens.

Tokens are in a private table, as hashes; the log knows ids, scopes and when they end. Whether one is good is read anew
for each request, so that one which is revoked works nowhere any more.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from domain import clock
from domain.accounts.tokens import hash_of, new
from domain.commands import IssueToken, RegisterApplication, RevokeToken
from domain.database import db
from domain.errors import Conflict, NotFound
from domain.handle import handle
from domain.log import Actor
from domain.rules.scalars import is_uuid
from domain.rules.scopes import SCOPES

#: What is found by machines that look through code and logs for secrets.
PREFIX = "annals_"
USUAL_LIFE = timedelta(days=365)
BEFORE_SCOPES = "From before tokens had scopes"
BY_COMMAND = "Made on the command line"


@dataclass(frozen=True)
class Application:
    """`publishing_apps` limits whose content it may change; an empty list means all."""

    application_id: str
    name: str
    publishing_apps: list[str]


@dataclass(frozen=True)
class Token:
    """A token, but for what proves it. `state` is active, expired or revoked; `issued_at` is not known of old ones."""

    token_id: str
    description: str
    scopes: list[str]
    state: str
    expires_at: datetime | None
    issued_at: datetime | None
    issued_by: str | None
    revoked_at: datetime | None
    revoked_by: str | None
    last_used_at: datetime | None


@dataclass(frozen=True)
class Pass:
    """What a token that was shown is: whose, how it stands (see `Token`), and what it is good for."""

    token_id: str
    application: Application
    scopes: list[str]
    state: str
    expires_at: datetime | None


def register(name: str, publishing_apps: list[str], actor: Actor) -> str:
    """Register an application; returns its id. Raises `Conflict` for a name in use, `Rejected` for none."""
    name = " ".join(name.split())
    if _id_of(name):
        raise Conflict(f"There is an application called {name} already", reason="name_in_use")
    application_id = str(uuid4())
    handle(RegisterApplication(application_id=application_id, name=name, publishing_apps=publishing_apps), actor)
    return application_id


def issue_token(
    application_id: str,
    description: str,
    scopes: list[str],
    expires_at: datetime | None,
    actor: Actor,
    token: str | None = None,
) -> str:
    """Give an application a token, good until then or for good; returns it, since only its hash is kept.

    Raises `NotFound` for an unknown application, `Rejected` for a description, scopes or a time that cannot be.
    """
    token, token_id = token or PREFIX + new(), str(uuid4())
    command = IssueToken(
        application_id=application_id,
        token_id=token_id,
        description=description,
        scopes=scopes,
        expires_at=clock.timestamp(expires_at) if expires_at else None,
    )
    with db.atomic():
        handle(command, actor)
        db.execute_sql(
            "INSERT INTO private.tokens (token_hash, application_id, token_id) VALUES (%s, %s, %s)",
            (hash_of(token), application_id, token_id),
        )
    return token


def revoke_token(application_id: str, token_id: str, actor: Actor) -> None:
    """Have a token work nowhere any more. Raises `NotFound` where the application has no such token."""
    with db.atomic():
        if _is_old(application_id, token_id):
            # The log learns what there was before it hears that it is no more.
            handle(_old_token(application_id, token_id), actor)
        handle(RevokeToken(application_id=application_id, token_id=token_id), actor)


def _is_old(application_id: str, token_id: str) -> bool:
    return any(each.token_id == token_id and each.issued_at is None for each in tokens_of(application_id))


def _old_token(application_id: str, token_id: str) -> IssueToken:
    return IssueToken(application_id=application_id, token_id=token_id, description=BEFORE_SCOPES, scopes=list(SCOPES))


def register_application(
    name: str,
    publishing_apps: list[str],
    actor: Actor,
    token: str | None = None,
    *,
    scopes: list[str] | None = None,
    expires_at: datetime | None = None,
) -> str:
    """Register an application, or give one that is registered another token; returns the token.

    Good for everything and for good, unless said otherwise. A `token` that is the application's already stays as it is;
    from another one it is taken away.
    """
    with db.atomic():
        application_id = _id_of(name) or register(name, publishing_apps, actor)
        if token and (known := pass_of(token)):
            if known.application.application_id == application_id and known.state == "active":
                return token
            revoke_token(known.application.application_id, known.token_id, actor)
            db.execute_sql("DELETE FROM private.tokens WHERE token_id = %s", (known.token_id,))
        return issue_token(application_id, BY_COMMAND, scopes or list(SCOPES), expires_at, actor, token)


def _id_of(name: str) -> str | None:
    found = db.execute_sql("SELECT application_id::text FROM applications WHERE name = %s", (name,)).fetchone()
    return found and found[0]


_STATE = "CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= now() THEN 'expired' ELSE 'active' END"
_PASS = (
    "SELECT token_id::text, kept.application_id::text, name, publishing_apps, scopes, "  # noqa: S608 -- constants
    f"{_STATE}, expires_at, last_used_at IS NULL OR last_used_at < now() - interval '1 minute'"
    " FROM private.tokens AS kept JOIN applications ON applications.application_id = kept.application_id"
    " LEFT JOIN tokens USING (token_id) WHERE token_hash = %s"
)


def pass_of(token: str, used: bool = False) -> Pass | None:
    """What this token is, None if it was never one; with `used`, that it was used is noted once a minute."""
    row = db.execute_sql(_PASS, (hash_of(token),)).fetchone()
    if row is None:
        return None
    token_id, application_id, name, apps, scopes, state, expires_at, due = row
    if used and due and state == "active":
        db.execute_sql("UPDATE private.tokens SET last_used_at = now() WHERE token_id = %s", (token_id,))
    # One that the log does not know is good for everything.
    scopes = list(SCOPES) if scopes is None else scopes
    return Pass(token_id, Application(application_id, name, apps), scopes, state, expires_at)


def application_with(token: str) -> Application | None:
    """The application that this token lets in."""
    found = pass_of(token)
    return found.application if found and found.state == "active" else None


def application(application_id: str) -> Application:
    """The application of that id. Raises `NotFound`."""
    row = (
        is_uuid(application_id)
        and db.execute_sql(
            "SELECT application_id::text, name, publishing_apps FROM applications WHERE application_id = %s",
            (application_id,),
        ).fetchone()
    )
    if not row:
        raise NotFound("There is no such application", reason="not_found")
    return Application(*row)


_TOKENS = (
    f"SELECT token_id::text, description, scopes, {_STATE}, expires_at, issued_at, issued_by, revoked_at,"  # noqa: S608 -- constants only
    " revoked_by, last_used_at FROM private.tokens AS kept FULL JOIN tokens USING (token_id)"
    " WHERE coalesce(tokens.application_id, kept.application_id) = %s"
    f" ORDER BY {_STATE} <> 'active', issued_at DESC NULLS LAST, token_id"
)


def tokens_of(application_id: str) -> list[Token]:
    """All tokens that an application ever had: those that work first, of each kind the newest first."""
    rows = db.execute_sql(_TOKENS, (application_id,)).fetchall()
    return [Token(id_, text or BEFORE_SCOPES, scopes or list(SCOPES), *more) for id_, text, scopes, *more in rows]


_LISTED = (
    "SELECT application_id::text, name, publishing_apps, count(token_id) FILTER (WHERE state = 'active'),"  # noqa: S608 -- constants only
    " max(last_used_at) FROM applications LEFT JOIN ("
    f"SELECT kept.application_id, token_id, last_used_at, {_STATE} AS state"
    " FROM private.tokens AS kept LEFT JOIN tokens USING (token_id)) AS each USING (application_id)"
    " GROUP BY application_id, name, publishing_apps ORDER BY lower(name), name"
)


def listed() -> list[tuple[Application, int, datetime | None]]:
    """All applications by name, each with how many of its tokens work and when one was last used."""
    rows = db.execute_sql(_LISTED).fetchall()
    return [(Application(*row[:3]), *row[3:]) for row in rows]
