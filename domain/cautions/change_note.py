"""A kind of change that contradicts the difference to what is live."""

from collections import Counter
from collections.abc import Iterator
from json import dumps
from typing import Any

from domain.cautions.caution import Caution, Subject

NOT_READ = ("change_history", "change_note", "first_public_at")


def change_note(subject: Subject) -> Iterator[Caution]:
    """Major without any difference that readers see; minor although more than half of the words are others."""
    draft, live = subject.draft, subject.live
    if live is None or live.unpublishing:
        return
    if draft.update_type == "major" and _seen(draft) == _seen(live):
        yield Caution("update_type", "Readers are told of a major change, but what they see is what is live")
    if draft.update_type == "minor" and _kept(_seen(live), _seen(draft)) < 0.5:
        yield Caution("update_type", "More than half of it has changed, but readers are not told: is it minor?")


def _seen(edition: Any) -> str:
    details = {name: value for name, value in edition.details.items() if name not in NOT_READ}
    return f"{edition.title} {edition.description or ''} {dumps(details, sort_keys=True, ensure_ascii=False)}"


def _kept(before: str, after: str) -> float:
    """The part of the words that both have, of the longer one: 1 for the same words in any order."""
    first, second = Counter(before.split()), Counter(after.split())
    return (first & second).total() / max(first.total(), second.total(), 1)
