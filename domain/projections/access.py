"""Accounts and applications: what the log knows of them. Names and secrets are in the private tables."""

from peewee import BooleanField, TextField

from domain import events
from domain.log.envelope import Recorded
from domain.projections.model import Json, Table, Uuid
from domain.projections.rows import Rows


class Account(Table):
    account_id = Uuid(primary_key=True)
    role = TextField()
    organisations = Json()
    accepted = BooleanField()
    deactivated_because = TextField(null=True)

    GROUP = "account:{account_id}"

    class Meta:
        table_name = "accounts"


class Application(Table):
    application_id = Uuid(primary_key=True)
    name = TextField()
    publishing_apps = Json()

    GROUP = "application:{application_id}"

    class Meta:
        table_name = "applications"


TABLES = (Account, Application)


def project(recorded: Recorded, rows: Rows) -> None:
    """Bring accounts and applications up to date with one event."""
    match recorded.event:
        case events.AccountCreated() | events.AccountInvited():
            accepted = isinstance(recorded.event, events.AccountCreated)
            rows.add(Account, vars(recorded.event) | {"accepted": accepted, "deactivated_because": None})
        case events.InvitationAccepted(account_id=account_id):
            rows.change(Account, (account_id,), accepted=True)
        case events.AccountRoleChanged(account_id=account_id, role=role):
            rows.change(Account, (account_id,), role=role)
        case events.AccountOrganisationsChanged(account_id=account_id, organisations=organisations):
            rows.change(Account, (account_id,), organisations=organisations)
        case events.AccountDeactivated(account_id=account_id, reason=reason):
            rows.change(Account, (account_id,), deactivated_because=reason)
        case events.AccountReactivated(account_id=account_id):
            rows.change(Account, (account_id,), deactivated_because=None)
        case events.ApplicationRegistered(application_id=application_id, name=name, publishing_apps=apps):
            rows.add(Application, {"application_id": application_id, "name": name, "publishing_apps": apps})


def role_of(account_id: str | None) -> str | None:
    """The role of a person; None for whoever has no account, or one that is deactivated."""
    # An application may speak for somebody whose id is no UUID.
    account = Account.get_or_none(Account.account_id.cast("text") == account_id) if account_id else None
    return account.role if account and account.deactivated_because is None else None


def administers_alone(account_id: str) -> bool:
    """Whether this person is an administrator who can sign in, and nobody else is."""
    usable = (Account.role == "administrator") & Account.accepted & Account.deactivated_because.is_null()
    return [each.account_id for each in Account.select(Account.account_id).where(usable).limit(2)] == [account_id]
