"""One sentence for each event: for pages, API and feeds alike."""

from collections.abc import Callable
from dataclasses import dataclass

from domain import events
from domain.clock import parse
from domain.comparison.labels import label_of
from domain.content import Merger, Restoration
from domain.log.envelope import Recorded

#: What to call someone whose name is not known (any more).
SOMEBODY = "Somebody"
TRIGGERS = {"import": "the importer", "command line": "the command line", "dependency": "dependency resolution"}
#: What is late by more seconds than this is said to be.
LATE_SECONDS = 60


@dataclass(frozen=True)
class Sentence:
    """What happened, in three parts so that a page can link the middle: `who did`, `what`, and the `rest`."""

    did: str
    what: str
    rest: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.did, self.what, self.rest) if part) + "."


def describe(recorded: Recorded, name_of: Callable[[str], str | None], title: str | None = None) -> Sentence:
    """The sentence for one event. `name_of` gives the name of a person or application; `title` that of the content."""
    by = who(recorded, name_of)
    what = f"‘{title}’" if title else (recorded.content_id or "")
    did, what, rest = _parts(recorded.event, what, name_of)
    if recorded.trigger == "schedule" and isinstance(recorded.event, events.EditionPublished):
        rest += f", as {name_of(recorded.actor) or SOMEBODY.lower()} had scheduled"
    return Sentence(f"{by} {did}", what, rest)


def who(recorded: Recorded, name_of: Callable[[str], str | None]) -> str:
    """Who did it, as a sentence begins."""
    if recorded.trigger == "schedule":
        return "The schedule"
    application = name_of(recorded.application) or TRIGGERS.get(recorded.trigger) or recorded.application
    if recorded.actor is None:
        return application[0].upper() + application[1:]
    person = name_of(recorded.actor) or (recorded.actor if recorded.trigger == "api" else SOMEBODY)
    return f"{person} (through {application})" if recorded.trigger == "api" else person


def _parts(event: events.Event, what: str, name_of: Callable[[str], str | None]) -> tuple[str, str, str]:
    match event:
        case events.DraftSaved(restored=Restoration()) | events.LinksPatched(restored=Restoration()):
            return _restored(event.restored, what)
        case events.DraftSaved(user_facing_version=version, merged=merged):
            return "saved a draft of", what, f"(edition {version})" + _merged(merged, name_of)
        case events.DraftDiscarded(user_facing_version=version):
            return "discarded the draft of", what, f"(edition {version})"
        case events.EditionPublished(user_facing_version=version, update_type=update_type):
            return "published", what, f"(edition {version}, {update_type})"
        case events.EditionUnpublished():
            return _taken_down(event, what)
        case events.EditionSubstituted():
            return "put other content in the place of", what, ""
        case events.EditionRepublished(user_facing_version=version):
            return "republished", what, f"(edition {version})"
        case events.LinksPatched(links=links, merged=merged):
            types = ", ".join(sorted(links)).replace("_", " ") or "nothing"
            return "changed the links of", what, f"({types})" + _merged(merged, name_of)
        case events.PathReserved(base_path=path, publishing_app=app, previous_publishing_app=before):
            return "reserved the path", path, f"for {app}" + (f", which {before} had" if before else "")
        case events.PathReleased(base_path=path, publishing_app=app):
            return "gave up the path", path, f"of {app}"
        case events.HostContentUpdated(source_block=block):
            return "updated", what, f"since ‘{block['title']}’, which it shows, was published"
        case events.AliasAssigned(name=name, content_id=content_id):
            return "gave the alias", name, f"to {content_id}"
        case events.PublishIntentPut(base_path=path, intent=intent):
            return "announced that", path, f"will be published at {intent.get('publish_time')}"
        case events.PublishIntentDeleted(base_path=path):
            return "took back what was announced for", path, ""
        case events.AccountCreated(account_id=account_id, role=role):
            return "created an account for", name_of(account_id) or "a person", f"as {role}"
        case events.ApplicationRegistered(name=name):
            return "registered the application", name, ""
        # What people look for is their own; the timeline is everybody's.
        case events.FilterSaved():
            return "saved a filter of", "the list of documents", ""
        case events.FilterDeleted():
            return "deleted a filter of", "the list of documents", ""
    return _of_review(event, what)


def _restored(restored: Restoration, what: str) -> tuple[str, str, str]:
    named = listed([_lower(label_of(key)) for key in restored.fields])
    were = "they were" if len(restored.fields) > 1 else "it was"
    return f"restored {named} of", what, f"to how {were} at position {restored.position}"


def _merged(merged: Merger | None, name_of: Callable[[str], str | None]) -> str:
    names = listed([name_of(each) or SOMEBODY.lower() for each in merged.actors]) if merged else ""
    return f", merged with what {names} had saved" if names else ""


def listed(words: list[str]) -> str:
    """`title, body and summary`."""
    *first, last = words or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _of_review(event: events.Event, what: str) -> tuple[str, str, str]:
    match event:
        case events.ReviewRequested(comment=comment):
            return "submitted", what, f"for review{_quoted(comment)}"
        case events.ReviewRequestTakenBack():
            return "took back the request to review", what, ""
        case events.ChangesRequested(comment=comment):
            return "asked for changes to", what, f"before it is approved{_quoted(comment)}"
        case events.DraftApproved(user_facing_version=version, comment=comment):
            return "approved", what, f"(edition {version}){_quoted(comment)}"
        case events.ApprovalTakenBack():
            return "took back the approval of", what, ""
        case events.ApprovalVoided():
            return "changed", what, "after it had been approved, so that the approval is void"
        case events.PublishedWithoutReview(user_facing_version=version, reason=reason):
            return "published", what, f"(edition {version}) without review{_quoted(reason)}"
        case events.PublicationLookedBackAt(user_facing_version=version, comment=comment):
            return "looked back at", what, f"(edition {version}), published without review{_quoted(comment)}"
    return _of_schedule(event, what)


def _of_schedule(event: events.Event, what: str) -> tuple[str, str, str]:
    when = _moment(event.publish_at) if hasattr(event, "publish_at") else ""
    match event:
        case events.PublicationScheduled():
            return "scheduled the publication of", what, f"for {when}"
        case events.ScheduleCancelled():
            return "cancelled the publication of", what, f"that was scheduled for {when}"
        case events.ScheduleMet(delay_seconds=delay) if delay > LATE_SECONDS:
            return f"was {_duration(delay)} late with", what, f"(due at {when})"
        case events.ScheduleMet():
            return "kept the time set for", what, f"({when})"
        case events.ScheduleMissed(problem=problem):
            return "could not publish", what, f"at {when}{_quoted(problem)}"
    raise TypeError(f"no sentence for {type(event).__name__}")


def _moment(timestamp: str) -> str:
    """`09:00 UTC on 3 February 2026`; seconds only where there are some."""
    moment = parse(timestamp)
    return f"{moment:%H:%M:%S}".removesuffix(":00") + f" UTC on {moment.day} {moment:%B %Y}"


def _duration(seconds: int) -> str:
    """`2 hours 5 minutes`; never less than a minute."""
    hours, minutes = divmod(seconds // 60, 60)
    parts = [f"{count} {word}{'s' if count != 1 else ''}" for count, word in ((hours, "hour"), (minutes, "minute"))]
    return " ".join(part for part in parts if not part.startswith("0 "))


def _quoted(comment: str | None) -> str:
    return f": “{' '.join(comment.split()).rstrip('.')}”" if comment else ""


def _taken_down(event: events.EditionUnpublished, what: str) -> tuple[str, str, str]:
    match event.type:
        case "withdrawal":
            return "withdrew", what, ""
        case "redirect":
            return "took down", what, f"and redirected it to {event.redirects[0]['destination']}"
        case "vanish":
            return "removed", what, "without a trace on the site"
    return "took down", what, ""
