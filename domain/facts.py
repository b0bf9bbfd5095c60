"""What the events of a stream have established, in words: for streams whose events are not about what a document says.

Pure. Facts are by label; an event changes some of them, and two states of them can be compared like texts.
"""

from collections.abc import Iterable
from functools import reduce
from typing import Any

from domain import events

Facts = dict[str, str]


def facts_of(happened: Iterable[events.Event]) -> Facts:
    """The facts after these events of one stream, in order."""
    return reduce(after, happened, {})


def after(facts: Facts, event: events.Event) -> Facts:
    """The facts after one more event. Raises `TypeError` for one that is about what a document says."""
    for kind in (_of_paths, _of_accounts, _of_reviews, _of_schedules):
        if (found := kind(facts, event)) is not None:
            return {label: text for label, text in found.items() if text}
    raise TypeError(f"no facts follow from {type(event).__name__}")


def _of_paths(facts: Facts, event: events.Event) -> Facts | None:
    match event:
        case events.PathReserved(base_path=path, publishing_app=app):
            return {"Path": path, "Reserved by": app}
        case events.PathReleased():
            return {}
        case events.AliasAssigned(name=name, content_id=content_id):
            return {"Alias": name, "Content": content_id}
        case events.PublishIntentPut(base_path=path, intent=intent):
            return {"Path": path} | {_label(name): _text(value) for name, value in sorted(intent.items())}
        case events.PublishIntentDeleted():
            return {}
        case events.HostContentUpdated(source_block=block, source_locale=locale, source_version=version):
            return facts | {f"Shows ‘{block['title']}’ ({locale})": f"edition {version}"}
    return None


def _of_accounts(facts: Facts, event: events.Event) -> Facts | None:
    match event:
        case events.AccountCreated() | events.AccountInvited():
            invited = isinstance(event, events.AccountInvited)
            known = {"Account": event.account_id, "Role": event.role, "Organisations": ", ".join(event.organisations)}
            return known | {"Password": "to be chosen by a link" if invited else "chosen"}
        case events.PasswordLinkMade():
            return facts | {"Password": "may be chosen by a link"}
        case events.InvitationAccepted():
            return facts | {"Password": "chosen"}
        case events.PasswordChanged():
            return facts | {"Password": "chosen anew"}
        case events.AccountRoleChanged(role=role):
            return facts | {"Role": role}
        case events.AccountOrganisationsChanged(organisations=organisations):
            return facts | {"Organisations": ", ".join(organisations)}
        case events.AccountDeactivated(reason=reason):
            return facts | {"Deactivated, since": reason}
        case events.AccountReactivated():
            return facts | {"Deactivated, since": ""}
        case events.ApplicationRegistered(name=name, publishing_apps=apps):
            return {"Application": name, "Publishing applications": ", ".join(apps) or "all"}
        case events.TokenIssued(token_id=token_id, description=description, scopes=scopes, expires_at=expires_at):
            until = f"until {expires_at}" if expires_at else "for good"
            return facts | {f"Token {token_id}": f"{description}: {', '.join(scopes)}, {until}"}
        case events.TokenRevoked(token_id=token_id):
            return {label: text for label, text in facts.items() if label != f"Token {token_id}"}
        case events.FilterSaved(name=name, criteria=criteria):
            given = (f"{each}: {', '.join(values)}" for each, values in criteria.items())
            return facts | {f"Filter ‘{name}’": "; ".join(given) or "nothing"}
        case events.FilterDeleted(name=name):
            return {label: text for label, text in facts.items() if label != f"Filter ‘{name}’"}
    return None


def _of_reviews(facts: Facts, event: events.Event) -> Facts | None:
    match event:
        case events.ReviewRequested():
            return _review(facts, event, "waits for a second person")
        case events.ChangesRequested():
            return _review(facts, event, "changes are asked for")
        case events.DraftApproved():
            return _review(facts, event, "approved")
        case events.ReviewRequestTakenBack() | events.ApprovalTakenBack() | events.ApprovalVoided():
            return {label: text for label, text in facts.items() if label not in ("Review", "Edition", "Comment")}
        case events.PublishedWithoutReview(user_facing_version=version, reason=reason):
            return facts | {f"Edition {version}": f"published without review: {reason}"}
        case events.PublicationLookedBackAt(user_facing_version=version, comment=comment):
            return facts | {
                f"Edition {version}": f"published without review, looked back at: {comment or 'no comment'}"
            }
    return None


def _review(facts: Facts, event: Any, stage: str) -> Facts:
    return facts | {"Review": stage, "Edition": str(event.user_facing_version), "Comment": event.comment or ""}


def _of_schedules(facts: Facts, event: events.Event) -> Facts | None:
    match event:
        case events.PublicationScheduled():
            return {
                "Edition": str(event.user_facing_version),
                "To be published at": event.publish_at,
                "Kind of change": event.update_type or "",
                "Without review, since": event.without_review or "",
            }
        case events.ScheduleCancelled():
            return {}
        case events.ScheduleMet(delay_seconds=delay):
            return {"Published after its time by": f"{delay} second{'s' if delay != 1 else ''}"}
        case events.ScheduleMissed(problem=problem):
            return facts | {"Not published, since": problem}
    return None


def _label(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case list():
            return ", ".join(map(_text, value))
        case dict():
            return ", ".join(f"{name}: {_text(each)}" for name, each in sorted(value.items()))
    return str(value)
