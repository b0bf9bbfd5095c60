"""The tokens of applications: what each is for, how long it is good, and by whom it was issued and revoked."""

from peewee import DateTimeField, TextField

from domain import events
from domain.clock import parse
from domain.log.envelope import Recorded
from domain.projections.model import Json, Table, Uuid
from domain.projections.rows import Rows


class Token(Table):
    token_id = Uuid(primary_key=True)
    application_id = Uuid()
    description = TextField()
    scopes = Json()
    expires_at = DateTimeField(null=True)
    issued_at = DateTimeField()
    issued_by = TextField(null=True)
    revoked_at = DateTimeField(null=True)
    revoked_by = TextField(null=True)

    GROUP = "application:{application_id}"

    class Meta:
        table_name = "tokens"


TABLES = (Token,)


def project(recorded: Recorded, rows: Rows) -> None:
    """Bring the tokens up to date with one event."""
    match recorded.event:
        case events.TokenIssued(expires_at=expires_at):
            issued = {"issued_at": recorded.recorded_at, "issued_by": recorded.actor}
            never = {"revoked_at": None, "revoked_by": None}
            until = {"expires_at": parse(expires_at) if expires_at else None}
            rows.add(Token, vars(recorded.event) | until | issued | never)
        case events.TokenRevoked(token_id=token_id):
            rows.change(Token, (token_id,), revoked_at=recorded.recorded_at, revoked_by=recorded.actor)
