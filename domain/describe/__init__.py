"""One sentence for each event: for pages, API and feeds alike. A module for each kind of event has their words."""

from collections.abc import Callable
from dataclasses import dataclass

from domain import events
from domain.describe import accounts, documents, paths, reviews, schedules
from domain.describe.words import SOMEBODY, Names, Parts, listed
from domain.log.envelope import Recorded
from domain.performers import AUTOMATIC, performer_of, principal_of

__all__ = ["SOMEBODY", "Sentence", "describe", "listed", "who"]


@dataclass(frozen=True)
class Sentence:
    """What happened, in three parts so that a page can link the middle: `who did`, `what`, and the `rest`."""

    did: str
    what: str
    rest: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.did, self.what, self.rest) if part) + "."


def describe(recorded: Recorded, name_of: Names, title: str | None = None) -> Sentence:
    """The sentence for one event. `name_of` gives the name of a person or application; `title` that of the content."""
    by = who(recorded, name_of)
    what = f"‘{title}’" if title else (recorded.content_id or "")
    did, what, rest = _parts(recorded.event, what, name_of)
    if recorded.trigger == "schedule" and isinstance(recorded.event, events.EditionPublished):
        rest += f", as {name_of(recorded.actor) or SOMEBODY.lower()} had scheduled"
    return Sentence(f"{by} {did}", what, rest)


def who(recorded: Recorded, name_of: Callable[[str], str | None]) -> str:
    """Who or what did it, as a sentence begins: a person alone only where it was by their own hand."""
    performer, principal = performer_of(recorded), principal_of(recorded)
    if performer.kind == "person":
        return name_of(performer.id) or SOMEBODY
    if performer.kind == "application":
        name = name_of(performer.id) or performer.id
        return f"{name_of(principal) or principal} (through {name})" if principal else name[:1].upper() + name[1:]
    # Who set a time is said by the sentence itself, where it matters.
    for_ = principal and performer.kind != "schedule"
    return AUTOMATIC[performer.kind] + (f" (for {name_of(principal) or SOMEBODY.lower()})" if for_ else "")


def _parts(event: events.Event, what: str, name_of: Names) -> Parts:
    for kind in (documents, reviews, schedules, paths, accounts):
        if parts := kind.parts(event, what, name_of):
            return parts
    raise TypeError(f"no sentence for {type(event).__name__}")
