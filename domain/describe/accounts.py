"""What is said of people and applications."""

from domain import events
from domain.describe.words import Names, Parts


def parts(event: events.Event, what: str, name_of: Names) -> Parts | None:
    """The parts of the sentence for an event of this kind, None for another."""
    match event:
        case events.AccountCreated(account_id=account_id, role=role):
            return "created an account for", name_of(account_id) or "a person", f"as {role}"
        case events.ApplicationRegistered(name=name):
            return "registered the application", name, ""
        # What people look for is their own; the timeline is everybody's.
        case events.FilterSaved():
            return "saved a filter of", "the list of documents", ""
        case events.FilterDeleted():
            return "deleted a filter of", "the list of documents", ""
    return None
