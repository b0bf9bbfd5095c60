"""Events of people and applications."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class AccountCreated:
    """A person got an account, as a member of these organisations. The name and the address are not in the log."""

    account_id: str
    role: str
    organisations: list[str]


@dataclass(frozen=True, kw_only=True)
class AccountInvited:
    """The same for a person who has yet to choose a password, by a link that they were handed."""

    account_id: str
    role: str
    organisations: list[str]


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted:
    """An invited person chose a password and can sign in."""

    account_id: str


@dataclass(frozen=True, kw_only=True)
class PasswordLinkMade:
    """There is a new link by which the person may choose a password; earlier ones work no more."""

    account_id: str


@dataclass(frozen=True, kw_only=True)
class PasswordChanged:
    """A person who could sign in chose another password."""

    account_id: str


@dataclass(frozen=True, kw_only=True)
class AccountRoleChanged:
    """A person has this role from now on."""

    account_id: str
    role: str


@dataclass(frozen=True, kw_only=True)
class AccountOrganisationsChanged:
    """A person belongs to these organisations, and to no others, from now on."""

    account_id: str
    organisations: list[str]


@dataclass(frozen=True, kw_only=True)
class AccountDeactivated:
    """A person may not sign in any more. What they did stays theirs."""

    account_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class AccountReactivated:
    """A person may do again what they could before the account was deactivated."""

    account_id: str


@dataclass(frozen=True, kw_only=True)
class ApplicationRegistered:
    """An application may use the JSON API; an empty list of publishing apps means all of them."""

    application_id: str
    name: str
    publishing_apps: list[str]


@dataclass(frozen=True, kw_only=True)
class TokenIssued:
    """An application may come in with a token until a time, or for good; the token itself is not in the log."""

    application_id: str
    token_id: str
    description: str
    scopes: list[str]
    expires_at: str | None


@dataclass(frozen=True, kw_only=True)
class TokenRevoked:
    """Nobody comes in with that token any more."""

    application_id: str
    token_id: str


@dataclass(frozen=True, kw_only=True)
class FilterSaved:
    """A person kept filters of the list of documents under a name; `criteria` are the values by filter."""

    account_id: str
    name: str
    criteria: dict[str, list[str]]


@dataclass(frozen=True, kw_only=True)
class FilterDeleted:
    """A person no longer keeps what had this name."""

    account_id: str
    name: str
