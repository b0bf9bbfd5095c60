"""What an event changed: the difference to before, field by field, for every type of event there is."""

from dataclasses import dataclass, field

from domain import facts, log, moments
from domain.as_it_was import AsItWas, as_of
from domain.comparison.differences import Difference, Piece, differences
from domain.comparison.fields import fields_of
from domain.comparison.words import compare
from domain.log import Recorded
from domain.visibility import Viewer
from webapp.pages.documents.sides import facts_of, fields_then, titles_for, type_of


@dataclass(frozen=True)
class Change:
    """The fields that differ, and what differs in how the document stands: label, before, after."""

    differences: list[Difference]
    standing: list[tuple[str, str, str]] = field(default_factory=list)
    states: tuple[list[str], list[str]] | None = None


def changes_of(recorded: Recorded, viewer: Viewer) -> Change:
    """The difference that `viewer` may see; of a draft that was kept from them they see what came out of it."""
    if recorded.type == "LinksPatched":
        return _of_links(recorded, viewer)
    if recorded.type in moments.TYPES:
        return _of_document(recorded, viewer)
    return _of_facts(recorded)


def _of_document(recorded: Recorded, viewer: Viewer) -> Change:
    before, after = _sides(recorded, recorded.locale, viewer)
    sides, standing = [fields_then(side) for side in (before, after)], [facts_of(side) for side in (before, after)]
    titles = titles_for(sides, recorded.locale, recorded.position)
    return Change(
        differences(*sides, type_of([before, after]), titles),
        [(label, old, standing[1][label]) for label, old in standing[0].items() if old != standing[1][label]],
        (before.states, after.states) if before.states != after.states else None,
    )


def _of_links(recorded: Recorded, viewer: Viewer) -> Change:
    sides = [fields_of(None, side.link_set) for side in _sides(recorded, "en", viewer)]
    return Change(differences(*sides, None, titles_for(sides, "en", recorded.position)))


def _sides(recorded: Recorded, locale: str, viewer: Viewer) -> list[AsItWas]:
    positions = (recorded.position - 1, recorded.position)
    return [as_of(recorded.content_id, locale, position, viewer) for position in positions]


def _of_facts(recorded: Recorded) -> Change:
    earlier = log.read_stream(recorded.stream, up_to=recorded.position - 1)
    before = facts.facts_of(each.event for each in earlier)
    after = facts.after(before, recorded.event)
    labels = [*after, *(label for label in before if label not in after)]
    pairs = [(label, before.get(label, ""), after.get(label, "")) for label in labels]
    return Change([_difference(*pair) for pair in pairs if pair[1] != pair[2]])


def _difference(label: str, old: str, new: str) -> Difference:
    return Difference(key=label, label=label, pieces=[Piece(runs=compare(old, new))])
