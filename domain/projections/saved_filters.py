"""The filters that each person keeps for the list of documents."""

from dataclasses import dataclass

from peewee import CompositeKey, TextField, fn

from domain import events
from domain.log.envelope import Recorded
from domain.projections.model import Json, Table, Uuid
from domain.projections.rows import Rows


class SavedFilter(Table):
    account_id = Uuid()
    name = TextField()
    criteria = Json()

    GROUP = "filters:{account_id}"

    class Meta:
        table_name = "saved_filters"
        primary_key = CompositeKey("account_id", "name")


@dataclass(frozen=True)
class Saved:
    """What is kept under a name: values by filter."""

    name: str
    criteria: dict[str, list[str]]


TABLES = (SavedFilter,)


def project(recorded: Recorded, rows: Rows) -> None:
    """Bring the saved filters up to date with one event."""
    match recorded.event:
        case events.FilterSaved(account_id=account_id, name=name, criteria=criteria):
            rows.put(SavedFilter, (account_id, name), {"criteria": criteria})
        case events.FilterDeleted(account_id=account_id, name=name):
            rows.delete(SavedFilter, account_id, name)


def saved_filters_of(account_id: str) -> list[Saved]:
    """What one person keeps, by name."""
    own = SavedFilter.select().where(SavedFilter.account_id == account_id)
    return [Saved(each.name, each.criteria) for each in own.order_by(fn.lower(SavedFilter.name), SavedFilter.name)]
