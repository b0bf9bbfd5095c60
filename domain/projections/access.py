"""Accounts and applications: what the log knows of them. Names and secrets are in the private tables."""

from peewee import TextField

from domain import events
from domain.log.envelope import Recorded
from domain.projections.model import Json, Table, Uuid
from domain.projections.rows import Rows


class Account(Table):
    account_id = Uuid(primary_key=True)
    role = TextField()
    organisations = Json()

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
        case events.AccountCreated():
            rows.add(Account, vars(recorded.event))
        case events.ApplicationRegistered(application_id=application_id, name=name, publishing_apps=apps):
            rows.add(Application, {"application_id": application_id, "name": name, "publishing_apps": apps})


def role_of(account_id: str | None) -> str | None:
    """The role of a person; None for whoever has no account."""
    # An application may speak for somebody whose id is no UUID.
    account = Account.get_or_none(Account.account_id.cast("text") == account_id) if account_id else None
    return account and account.role
