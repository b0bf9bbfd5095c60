"""The account of a person: invited or created, changed, deactivated and reactivated."""

from dataclasses import dataclass, field, replace

from domain import commands, events
from domain.errors import Conflict, NotFound, Rejected
from domain.rules.scalars import is_uuid

ROLES = ("reader", "editor", "publisher", "auditor", "administrator")
LONGEST_REASON = 500


@dataclass(frozen=True, kw_only=True)
class Account:
    """`accepted` is whether the person has had a password; `role` is empty where an older version stored the state."""

    exists: bool = False
    accepted: bool = True
    deactivated: bool = False
    role: str = ""
    organisations: list[str] = field(default_factory=list)


def initial() -> Account:
    return Account()


def load(state: dict) -> Account:
    return Account(**state)


def decide(account: Account, command: commands.Command) -> list[events.Event]:
    """Decide about one account. Raises `Rejected`, `Conflict` and `NotFound`."""
    if isinstance(command, commands.CreateAccount | commands.InvitePerson):
        return _begin(account, command)
    if not account.exists:
        raise NotFound("There is no such account", reason="account_not_found")
    match command:
        case commands.ChangeAccount():
            return _change(account, command)
        case commands.DeactivateAccount():
            return _deactivate(account, command)
        case commands.ReactivateAccount():
            return [events.AccountReactivated(account_id=command.account_id)] if account.deactivated else []
        case commands.MakePasswordLink():
            _check_active(account)
            return [events.PasswordLinkMade(account_id=command.account_id)]
        case commands.ChoosePassword():
            return _choose_password(account, command)
    raise TypeError(f"no decision about {type(command).__name__}")


def _begin(account: Account, command: commands.CreateAccount | commands.InvitePerson) -> list[events.Event]:
    if account.exists:
        raise Conflict("It exists already", reason="exists")
    _check_role(command.role)
    invited = isinstance(command, commands.InvitePerson)
    event = events.AccountInvited if invited else events.AccountCreated
    organisations = _organisations(command.organisations)
    return [event(account_id=command.account_id, role=command.role, organisations=organisations)]


def _change(account: Account, command: commands.ChangeAccount) -> list[events.Event]:
    _check_role(command.role)
    if command.role != "administrator":
        _check_not_last(command)
    id_, role, organisations = command.account_id, command.role, _organisations(command.organisations)
    changed: list[events.Event] = []
    if role != account.role:
        changed.append(events.AccountRoleChanged(account_id=id_, role=role))
    if organisations != account.organisations:
        changed.append(events.AccountOrganisationsChanged(account_id=id_, organisations=organisations))
    return changed


def _deactivate(account: Account, command: commands.DeactivateAccount) -> list[events.Event]:
    if account.deactivated:
        return []
    if command.by == command.account_id:
        raise Rejected("You cannot deactivate your own account; ask another administrator", reason="own_account")
    _check_not_last(command)
    reason = command.reason.strip()
    if not reason:
        raise Rejected("Enter why the account is deactivated", reason="reason_blank")
    if len(reason) > LONGEST_REASON:
        raise Rejected(f"The reason must have at most {LONGEST_REASON} characters", reason="reason_too_long")
    return [events.AccountDeactivated(account_id=command.account_id, reason=reason)]


def _choose_password(account: Account, command: commands.ChoosePassword) -> list[events.Event]:
    _check_active(account)
    event = events.PasswordChanged if account.accepted else events.InvitationAccepted
    return [event(account_id=command.account_id)]


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise Rejected(f"The role must be one of {', '.join(ROLES)}", reason="role_invalid")


def _organisations(given: list[str]) -> list[str]:
    if wrong := [each for each in given if not is_uuid(each)]:
        raise Rejected(f"{wrong[0]!r} is not the content_id of an organisation", reason="organisation_invalid")
    return sorted(set(given))


def _check_not_last(command: commands.ChangeAccount | commands.DeactivateAccount) -> None:
    if command.last_administrator:
        message = "This is the only administrator who can sign in; make somebody else an administrator first"
        raise Rejected(message, reason="last_administrator")


def _check_active(account: Account) -> None:
    if account.deactivated:
        raise Conflict("This account is deactivated; reactivate it first", reason="deactivated")


def evolve(account: Account, event: events.Event) -> Account:
    match event:
        case events.AccountCreated() | events.AccountInvited():
            accepted = isinstance(event, events.AccountCreated)
            return Account(exists=True, accepted=accepted, role=event.role, organisations=event.organisations)
        case events.InvitationAccepted():
            return replace(account, accepted=True)
        case events.AccountRoleChanged(role=role):
            return replace(account, role=role)
        case events.AccountOrganisationsChanged(organisations=organisations):
            return replace(account, organisations=organisations)
        case events.AccountDeactivated():
            return replace(account, deactivated=True)
        case events.AccountReactivated():
            return replace(account, deactivated=False)
    return account
