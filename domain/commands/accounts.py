"""Commands about people and applications."""

from dataclasses import dataclass, field

from domain.commands.base import Command


@dataclass(frozen=True, kw_only=True)
class AccountCommand(Command):
    account_id: str

    @property
    def stream(self) -> str:
        return f"account:{self.account_id}"


@dataclass(frozen=True, kw_only=True)
class CreateAccount(AccountCommand):
    """`organisations` are the content_ids of those that the person belongs to."""

    role: str
    organisations: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class InvitePerson(AccountCommand):
    """The same for a person who has yet to choose a password."""

    role: str
    organisations: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class ChangeAccount(AccountCommand):
    """Give a person this role and these organisations. The plan finds out whether nobody else administers."""

    role: str
    organisations: list[str] = field(default_factory=list)
    last_administrator: bool = False


@dataclass(frozen=True, kw_only=True)
class DeactivateAccount(AccountCommand):
    """Let a person sign in no more. The plan finds out whether nobody else administers."""

    reason: str
    last_administrator: bool = False


@dataclass(frozen=True, kw_only=True)
class ReactivateAccount(AccountCommand):
    pass


@dataclass(frozen=True, kw_only=True)
class MakePasswordLink(AccountCommand):
    """Let a person choose a password by a link, which is not part of the command."""


@dataclass(frozen=True, kw_only=True)
class ChoosePassword(AccountCommand):
    """Choose a password, which is not part of the command; the first one accepts an invitation."""


@dataclass(frozen=True, kw_only=True)
class ApplicationCommand(Command):
    """A command about an application."""

    application_id: str

    @property
    def stream(self) -> str:
        return f"application:{self.application_id}"


@dataclass(frozen=True, kw_only=True)
class RegisterApplication(ApplicationCommand):
    name: str
    publishing_apps: list[str]


@dataclass(frozen=True, kw_only=True)
class IssueToken(ApplicationCommand):
    """Let an application come in with a token; without `expires_at` (RFC 3339) for good."""

    token_id: str
    description: str
    scopes: list[str]
    expires_at: str | None = None


@dataclass(frozen=True, kw_only=True)
class RevokeToken(ApplicationCommand):
    token_id: str


@dataclass(frozen=True, kw_only=True)
class FilterCommand(Command):
    """A command about filters that somebody keeps under a name."""

    account_id: str
    name: str

    @property
    def stream(self) -> str:
        return f"filters:{self.account_id}"


@dataclass(frozen=True, kw_only=True)
class SaveFilter(FilterCommand):
    """Keep filters of the list of documents under a name of one's own. `criteria` are the values by filter."""

    criteria: dict[str, list[str]]


@dataclass(frozen=True, kw_only=True)
class DeleteFilter(FilterCommand):
    """Forget what is kept under a name."""
