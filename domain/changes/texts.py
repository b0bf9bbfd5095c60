"""The texts whose changes are searched: what a document says, field by field, and what people wrote with an act."""

from collections.abc import Iterator, Mapping
from typing import Any

from domain.changes.words import Stretch, changes, words_of
from domain.comparison.values import text_of
from domain.content import Content
from domain.govspeak.content_arrays import is_content_array

Texts = Mapping[str, list[str]]
FIELDS = ("title", "description", "base_path", "change_note")
#: Fields of payloads in which people say something about what they do.
SAID = ("comment", "reason", "explanation", "without_review")


def texts_of(content: Content | None) -> Texts:
    """The words of every field of a document, a field of the details as one text however it is built."""
    if content is None:
        return {}
    texts = {name: words_of(text) for name in FIELDS if (text := getattr(content, name))}
    return texts | {f"details.{name}": _words_in(value) for name, value in content.details.items()}


def _words_in(value: Any) -> list[str]:
    return [word for text in _strings(value) for word in words_of(text)]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_content_array(value):
        yield text_of(value)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def changed(before: Texts, after: Texts) -> Iterator[Stretch]:
    """What of the texts was removed and added, stretch by stretch."""
    for name in [*after, *(name for name in before if name not in after)]:
        old, new = before.get(name, []), after.get(name, [])
        if old != new:
            yield from changes(old, new)


def said(payload: Mapping[str, Any]) -> Iterator[Stretch]:
    """What somebody wrote with an act, which counts as added."""
    for name in SAID:
        if isinstance(payload.get(name), str):
            yield from changes([], words_of(payload[name]))
