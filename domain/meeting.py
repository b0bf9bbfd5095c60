"""A save onto something that has moved on: what was typed meets what others have saved since the form was made.

Where the two do not touch, both are saved. Where both changed the same thing, nothing is, and the editor is asked: the
form comes back with `choice.FIELD`, which says once chosen whose is kept.
"""

from dataclasses import dataclass, replace

from domain import desk, documents, editing, log
from domain.choosing import Typed, check_chosen, choices_in, kept_in, left_of_mine, since, values_at, yielded
from domain.commands import PatchLinks
from domain.comparison.fields import key_of
from domain.content import Merger
from domain.desk import Seen, seen_in
from domain.documents import Document
from domain.errors import Conflict
from domain.handle import Receipt
from domain.log import Actor, Recorded
from domain.merging import Merge, merge
from domain.schemas import Schemas

#: How often it is tried when others keep saving in between.
TRIES = 3
#: What took away what the form was about: whoever saves onto that is asked.
ENDED = ("DraftDiscarded", "EditionUnpublished", "EditionSubstituted")


@dataclass(frozen=True)
class Meeting:
    """`typed` is the form with both changes, to be saved onto `now`; `since` is what it was first made from.

    `events` are what others did in between; `kept` what became of it, by field, also of what was chosen before.
    """

    merge: Merge
    typed: dict[str, str]
    since: Seen
    now: Seen
    events: list[Recorded]
    kept: dict[str, str]

    @property
    def must_ask(self) -> bool:
        return bool(self.merge.conflicts) or any(each.type in ENDED for each in self.events)

    @property
    def actors(self) -> list[str]:
        """The ids of whoever saved meanwhile."""
        return list(dict.fromkeys(each.actor or each.application for each in self.events))


@dataclass(frozen=True)
class Saved:
    """`receipt` is None if nothing differed from what was stored; `met` is None if nobody else had saved."""

    receipt: Receipt | None
    met: Meeting | None


class Overlap(Conflict):
    """Both changed the same thing; nothing was saved."""

    def __init__(self):
        super().__init__("This has changed since you opened it", reason="version_conflict")


class MergedInstead(Conflict):
    """What was typed is saved, together with what others had saved; nobody has seen the two together yet."""

    def __init__(self, saved: Saved):
        super().__init__("It was saved together with what others changed", reason="merged")
        self.saved = saved


def save(document: Document, typed: Typed, schemas: Schemas, actor: Actor) -> Saved:
    """Save what was typed, onto whatever is stored by now. Raises a `Refusal`: `Overlap` where somebody must choose."""
    check_chosen(typed)
    for left in reversed(range(TRIES)):
        met = meet(document, typed)
        if met.must_ask:
            raise Overlap
        try:
            receipt = desk.save(document, met.typed, met.now, schemas, actor, merged=_merger(document, met))
            return Saved(receipt, met if met.events else None)
        except Conflict as conflict:
            if conflict.reason != "version_conflict" or not left:
                raise
        document = documents.found_again(document)
    raise Overlap


def settled(document: Document, typed: Typed, schemas: Schemas, actor: Actor) -> tuple[Document, Typed, Seen]:
    """The document, form and versions with which an act goes on that saves first.

    Raises `MergedInstead` where the act would go on with a text that nobody has seen.
    """
    check_chosen(typed)
    met = meet(document, typed)
    if not met.kept and not met.must_ask:
        return document, met.typed, met.now
    saved = save(document, typed, schemas, actor)
    if saved.met and saved.met.merge.kept:
        raise MergedInstead(saved)
    document = documents.found_again(document)
    return document, met.typed, Seen(document.version, document.link_version)


def meet(document: Document, typed: Typed) -> Meeting:
    """What was typed, and what others have saved since, put together."""
    fields, seen, now = desk.fields_of(document), seen_in(typed), Seen(document.version, document.link_version)
    base, choices = values_at(document, seen), choices_in(typed)
    mine = base | editing.typed_values(fields, typed)
    given_up = yielded(document, fields, typed, base, mine)
    mine |= given_up
    theirs = editing.values_of(document.content, fields, document.link_set)
    found = merge(base, mine, theirs, fields) if seen != now else Merge(mine, {})
    # What the form had no field for, nobody could have typed otherwise.
    found = replace(found, kept={name: kept for name, kept in found.kept.items() if name in typed})
    return Meeting(
        merge=found,
        typed=editing.retyped(fields, typed, found.values) if seen != now or choices else dict(typed),
        since=since(typed),
        now=now,
        events=_events(document, seen) if seen != now else [],
        kept=kept_in(typed) | choices | left_of_mine(fields, given_up, base) | found.kept,
    )


def _events(document: Document, since: Seen) -> list[Recorded]:
    links = PatchLinks(content_id=document.content_id, links={}).stream
    pairs = (document.stream, since.document), (links, since.links)
    return sorted((each for pair in pairs for each in log.read_stream(*pair)), key=lambda each: each.position)


def _merger(document: Document, met: Meeting) -> Merger | None:
    """What the log is told of a merge: nothing where others changed nothing."""
    events = _events(document, met.since) if met.kept else []
    if not events:
        return None
    fields: dict[str, str] = {}
    for name, kept in met.kept.items():
        key = key_of(name)
        fields[key] = kept if fields.get(key, kept) == kept else "both"
    actors = list(dict.fromkeys(each.actor or each.application for each in events))
    return Merger(position=events[-1].position, actors=actors, fields=fields)
