"""Events of people and applications."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class AccountCreated:
    """A person got an account, as a member of these organisations. The name and the address are not in the log."""

    account_id: str
    role: str
    organisations: list[str]


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
