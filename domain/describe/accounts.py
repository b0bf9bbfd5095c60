"""What is said of people and applications."""

from domain import events
from domain.describe.words import Names, Parts, listed, moment


def parts(event: events.Event, what: str, name_of: Names) -> Parts | None:
    """The parts of the sentence for an event of this kind, None for another."""
    match event:
        case events.AccountCreated(account_id=account_id, role=role):
            return "created an account for", name_of(account_id) or "a person", f"as {role}"
        case events.ApplicationRegistered(name=name):
            return "registered the application", name, ""
        case events.TokenIssued(application_id=application_id, scopes=scopes, expires_at=expires_at):
            until = f"until {moment(expires_at)}" if expires_at else "for good"
            good_for = f"the scope{'s' if len(scopes) > 1 else ''} {listed(scopes)}"
            return "issued a token for", name_of(application_id) or "an application", f"with {good_for}, {until}"
        case events.TokenRevoked(application_id=application_id):
            return "revoked a token of", name_of(application_id) or "an application", ""
        # What people look for is their own; the timeline is everybody's.
        case events.FilterSaved():
            return "saved a filter of", "the list of documents", ""
        case events.FilterDeleted():
            return "deleted a filter of", "the list of documents", ""
    return None
