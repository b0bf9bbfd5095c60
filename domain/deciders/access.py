"""Accounts of people."""

from dataclasses import dataclass

from domain import commands, events
from domain.errors import Conflict, Rejected
from domain.rules.scalars import is_uuid

ROLES = ("reader", "editor", "publisher", "auditor", "administrator")


@dataclass(frozen=True, kw_only=True)
class Registration:
    """An account; all that matters so far is whether it is there."""

    exists: bool = False


def initial() -> Registration:
    return Registration()


def load(state: dict) -> Registration:
    return Registration(**state)


def decide(registration: Registration, command: commands.Command) -> list[events.Event]:
    """Create an account.

    Raises `Conflict` when it exists, `Rejected` for a bad role or id.
    """
    if registration.exists:
        raise Conflict("It exists already", reason="exists")
    match command:
        case commands.CreateAccount():
            return [_account(command)]
    raise TypeError(f"no decision about {type(command).__name__}")


def _account(command: commands.CreateAccount) -> events.AccountCreated:
    if command.role not in ROLES:
        raise Rejected(f"The role must be one of {', '.join(ROLES)}", reason="role_invalid")
    if wrong := [each for each in command.organisations if not is_uuid(each)]:
        raise Rejected(f"{wrong[0]!r} is not the content_id of an organisation", reason="organisation_invalid")
    organisations = sorted(set(command.organisations))
    return events.AccountCreated(account_id=command.account_id, role=command.role, organisations=organisations)


def evolve(registration: Registration, event: events.Event) -> Registration:
    return Registration(exists=True)
