"""Registrations of applications, and the tokens with which they come in."""

from dataclasses import dataclass, field, replace

from domain import clock, commands, events
from domain.errors import Conflict, NotFound, Rejected
from domain.rules.scopes import SCOPES

LONGEST_DESCRIPTION = 200
ISSUED, REVOKED = "issued", "revoked"


@dataclass(frozen=True, kw_only=True)
class Application:
    """`tokens` says of each token's id whether it is issued or revoked."""

    exists: bool = False
    tokens: dict[str, str] = field(default_factory=dict)


def initial() -> Application:
    return Application()


def load(state: dict) -> Application:
    return Application(**state)


def decide(application: Application, command: commands.Command) -> list[events.Event]:
    """Register an application, issue a token or revoke one.

    Raises `Conflict` for what exists already, `NotFound` for what does not, `Rejected` for a bad scope, description
    or time.
    """
    match command:
        case commands.RegisterApplication():
            return [_registered(application, command)]
        case commands.IssueToken():
            return [_issued(application, command)]
        case commands.RevokeToken():
            return _revoked(application, command)
    raise TypeError(f"no decision about {type(command).__name__}")


def _registered(application: Application, command: commands.RegisterApplication) -> events.ApplicationRegistered:
    if application.exists:
        raise Conflict("It exists already", reason="exists")
    if not command.name.strip():
        raise Rejected("An application needs a name", reason="name_missing")
    return events.ApplicationRegistered(
        application_id=command.application_id, name=command.name, publishing_apps=command.publishing_apps
    )


def _issued(application: Application, command: commands.IssueToken) -> events.TokenIssued:
    if not application.exists:
        raise NotFound("There is no such application", reason="not_found")
    if command.token_id in application.tokens:
        raise Conflict("That token has been issued already", reason="exists")
    return events.TokenIssued(
        application_id=command.application_id,
        token_id=command.token_id,
        description=_description(command.description),
        scopes=_scopes(command.scopes),
        expires_at=_expiry(command.expires_at, command.at),
    )


def _description(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Rejected(
            "Say what the token is for, so that others know which one to revoke", reason="description_missing"
        )
    if len(text) > LONGEST_DESCRIPTION:
        raise Rejected(f"A description has at most {LONGEST_DESCRIPTION} characters", reason="description_too_long")
    return text


def _scopes(wanted: list[str]) -> list[str]:
    if unknown := [each for each in wanted if each not in SCOPES]:
        raise Rejected(f"There is no scope {unknown[0]!r}; there are {', '.join(SCOPES)}", reason="scope_invalid")
    if not wanted:
        raise Rejected("Choose at least one scope; without any, a token is good for nothing", reason="scope_missing")
    return [each for each in SCOPES if each in wanted]


def _expiry(expires_at: str | None, now: str) -> str | None:
    if expires_at is None:
        return None
    try:
        moment = clock.parse(expires_at)
    except ValueError as error:
        raise Rejected(f"{expires_at!r} is not a time with an offset from UTC", reason="expiry_invalid") from error
    if moment <= clock.parse(now):
        raise Rejected("A token has to expire in the future", reason="expiry_past")
    return clock.timestamp(moment)


def _revoked(application: Application, command: commands.RevokeToken) -> list[events.Event]:
    match application.tokens.get(command.token_id):
        case None:
            raise NotFound("The application has no such token", reason="not_found")
        case "revoked":
            return []
    return [events.TokenRevoked(application_id=command.application_id, token_id=command.token_id)]


def evolve(application: Application, event: events.Event) -> Application:
    match event:
        case events.TokenIssued(token_id=token_id):
            return replace(application, tokens=application.tokens | {token_id: ISSUED})
        case events.TokenRevoked(token_id=token_id):
            return replace(application, tokens=application.tokens | {token_id: REVOKED})
    return replace(application, exists=True)
