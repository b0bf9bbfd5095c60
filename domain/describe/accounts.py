"""What is said of people and applications."""

from domain import events
from domain.describe.words import Names, Parts, listed, moment


def parts(event: events.Event, what: str, name_of: Names) -> Parts | None:
    """The parts of the sentence for an event of this kind, None for another."""
    match event:
        case events.AccountCreated(account_id=account_id, role=role):
            return "created an account for", name_of(account_id) or "a person", f"as {role}"
        case events.AccountInvited(account_id=account_id, role=role):
            return "invited", name_of(account_id) or "a person", f"as {role}"
        case events.InvitationAccepted():
            return "accepted the invitation and chose", "a password", ""
        case events.PasswordLinkMade(account_id=account_id):
            return "made a link by which", name_of(account_id) or "a person", "may choose a password"
        case events.PasswordChanged(account_id=account_id):
            return "changed the password of", name_of(account_id) or "a person", ""
        case events.AccountRoleChanged(account_id=account_id, role=role):
            return "changed the role of", name_of(account_id) or "a person", f"to {role}"
        case events.AccountOrganisationsChanged(account_id=account_id):
            return "changed the organisations of", name_of(account_id) or "a person", ""
        case events.AccountDeactivated(account_id=account_id, reason=reason):
            return "deactivated the account of", name_of(account_id) or "a person", f"because: “{reason.rstrip('.')}”"
        case events.AccountReactivated(account_id=account_id):
            return "reactivated the account of", name_of(account_id) or "a person", ""
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
