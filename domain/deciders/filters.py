"""The filters of the list of documents that a person keeps, each under a name."""

from dataclasses import dataclass, field, replace

from domain import commands, events
from domain.errors import Rejected

LONGEST_NAME = 80
MOST = 50


@dataclass(frozen=True, kw_only=True)
class SavedFilters:
    criteria: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """By name."""


def initial() -> SavedFilters:
    return SavedFilters()


def load(state: dict) -> SavedFilters:
    return SavedFilters(**state)


def decide(saved: SavedFilters, command: commands.SaveFilter | commands.DeleteFilter) -> list[events.Event]:
    """Save under a name, in the place of what had it before, or delete. Raises `Rejected`."""
    match command:
        case commands.SaveFilter():
            return _save(saved, command)
        case commands.DeleteFilter(account_id=account_id, name=name):
            return [events.FilterDeleted(account_id=account_id, name=name)] if name in saved.criteria else []
    raise TypeError(f"no decision about {type(command).__name__}")


def _save(saved: SavedFilters, command: commands.SaveFilter) -> list[events.Event]:
    name = " ".join(command.name.split())
    if not name:
        raise Rejected("Enter a name for these filters", reason="name_blank")
    if len(name) > LONGEST_NAME:
        raise Rejected(f"The name must have at most {LONGEST_NAME} characters", reason="name_too_long")
    if not command.criteria:
        raise Rejected("Search or choose a filter first; there is nothing to save yet", reason="criteria_blank")
    if name not in saved.criteria and len(saved.criteria) >= MOST:
        raise Rejected(f"You have {MOST} saved filters, which is the most; delete one first", reason="too_many")
    if saved.criteria.get(name) == command.criteria:
        return []
    return [events.FilterSaved(account_id=command.account_id, name=name, criteria=command.criteria)]


def evolve(saved: SavedFilters, event: events.FilterSaved | events.FilterDeleted) -> SavedFilters:
    others = {name: criteria for name, criteria in saved.criteria.items() if name != event.name}
    match event:
        case events.FilterSaved(name=name, criteria=criteria):
            return replace(saved, criteria=others | {name: criteria})
    return replace(saved, criteria=others)
