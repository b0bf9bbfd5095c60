"""Lists of small records, such as the parts of a guide or the phone numbers of a contact."""

from collections.abc import Mapping
from typing import Any

from domain.errors import Problem
from domain.slugs import slug_of
from domain.widgets.field import Field
from domain.widgets.items import MOST, indexes, rearranged
from domain.widgets.widget import ToHtml, Widget

Record = dict[str, Any]


class Records(Widget):
    """The form sends an empty text under the name itself, so that an empty list is told from no such field.

    A record in which nothing was typed is no record. One that was typed anew keeps what stayed the same in it, and what
    the form does not show: it is taken for that stored record with which it shares the most.
    """

    def __init__(self, widgets: Mapping[str, Widget]):
        self._widgets = widgets

    def fits(self, field, stored):
        return stored is None or (isinstance(stored, list) and all(self._fits(field, each) for each in stored))

    def shown(self, field, stored):
        return [self._shown(field, record) for record in stored or []]

    def read(self, field, name, typed):
        if name not in typed:
            return None
        return [self._read(field, f"{name}.{index}", typed) for index in indexes(name, typed)]

    def cleaned(self, field, value):
        cleaned = [self._cleaned(field, record) for record in value]
        return [each for each in cleaned if not self._is_empty(field, each)]

    def is_blank(self, field, value):
        return not self.cleaned(field, value)

    def to_store(self, field, value, before, html):
        left = [(self._cleaned(field, self._shown(field, each)), each) for each in before or []]
        taken = [_take(left, lambda shown, record=record: shown == record) for record in value]
        for i, record in enumerate(value):
            taken[i] = taken[i] or _take(left, lambda shown, record=record: _shared(shown, record))
        return [self._stored(field, *pair, html) for pair in zip(value, taken, strict=True)] or None

    def problems(self, field, name, value):
        if field.required and not value:
            yield Problem(name, "blank")
        for index, record in enumerate(value):
            for sub, widget in self._of(field):
                yield from widget.problems(sub, f"{name}.{index}.{sub.name}", record[sub.name])
        yield from _repeated_slugs(field, name, value)

    def changed(self, field, value, change):
        match change:
            case ["add"]:
                return [*value, self._shown(field, {})][:MOST]
            case [index, how]:
                return rearranged(value, index, how)
            case [index, name, *more] if index.isdecimal() and int(index) < len(value):
                return self._changed_within(field, value, int(index), name, more)
        return value

    def text(self, field, value):
        return "\n\n".join(self._text(field, record) for record in value)

    def schema(self, field):
        properties = {sub.name: widget.schema(sub) for sub, widget in self._of(field)}
        required = [sub.name for sub in field.fields if sub.required]
        items = {"type": "object", "properties": properties, **({"required": required} if required else {})}
        return {"type": "array", "items": items}

    def _of(self, field: Field) -> list[tuple[Field, Widget]]:
        return [(sub, self._widgets[sub.widget]) for sub in field.fields]

    def _fits(self, field: Field, record: Any) -> bool:
        return isinstance(record, dict) and all(w.fits(sub, record.get(sub.name)) for sub, w in self._of(field))

    def _shown(self, field: Field, record: Record) -> Record:
        return {sub.name: widget.shown(sub, record.get(sub.name)) for sub, widget in self._of(field)}

    def _read(self, field: Field, name: str, typed: Mapping[str, str]) -> Record:
        read = {sub.name: widget.read(sub, f"{name}.{sub.name}", typed) for sub, widget in self._of(field)}
        return self._shown(field, {}) | {each: value for each, value in read.items() if value is not None}

    def _cleaned(self, field: Field, record: Record) -> Record:
        return {sub.name: widget.cleaned(sub, record[sub.name]) for sub, widget in self._of(field)}

    def _is_empty(self, field: Field, record: Record) -> bool:
        return all(widget.is_blank(sub, record[sub.name]) for sub, widget in self._of(field) if not sub.options)

    def _stored(self, field: Field, record: Record, before: Record | None, html: ToHtml) -> Record:
        """What to store of `record`, over the stored record that it was before, if any."""
        shown = self._cleaned(field, self._shown(field, before)) if before else {}
        stored = dict(before or {})
        for sub, widget in self._of(field):
            if record[sub.name] != shown.get(sub.name):
                new = widget.to_store(sub, record[sub.name], stored.get(sub.name), html)
                stored[sub.name] = _suggestion(sub, record) if new is None else new
        typed = {name for name in record if record[name] != shown.get(name)}
        return {name: value for name, value in stored.items() if value is not None or name not in typed}

    def _changed_within(self, field: Field, value: list[Record], index: int, name: str, change: list[str]):
        sub = next((sub for sub in field.fields if sub.name == name), None)
        if sub is None:
            return value
        record = value[index] | {name: self._widgets[sub.widget].changed(sub, value[index][name], change)}
        return [*value[:index], record, *value[index + 1 :]]

    def _text(self, field: Field, record: Record) -> str:
        told = [(sub.label, widget.text(sub, record[sub.name])) for sub, widget in self._of(field)]
        return "\n".join(f"{label}: {text}" for label, text in told if text)


class Parts(Records):
    """Parts of a page, each with a title, a slug and a body."""

    def presets(self, field):
        hint = "The end of its address. Leave it empty to have it made from the title"
        fields = (
            Field(name="title", label="Title", widget="text", required=True),
            Field(name="slug", label="Slug", widget="slug", hint=hint, suggested_from="title"),
            Field(name="body", label="Body", widget="markdown", required=True),
        )
        return {"fields": fields, "item": "part"}


def _suggestion(field: Field, record: Record) -> Any:
    return (field.suggested_from and slug_of(record[field.suggested_from])) or field.default


def _take(left: list[tuple[Record, Record]], likeness) -> Record | None:
    """The stored record of those left over whose shown form is likest, and no longer left; None if none is alike."""
    best = max(range(len(left)), key=lambda i: likeness(left[i][0]), default=None)
    return left.pop(best)[1] if best is not None and likeness(left[best][0]) else None


def _shared(one: Record, other: Record) -> int:
    return sum(bool(value) and value == other.get(name) for name, value in one.items())


def _repeated_slugs(field: Field, name: str, value: list[Record]):
    for sub in field.fields:
        if sub.widget == "slug":
            seen: set[str] = set()
            for index, record in enumerate(value):
                slug = record[sub.name] or _suggestion(sub, record)
                if slug and slug in seen:
                    yield Problem(f"{name}.{index}.{sub.name}", "is there twice")
                seen.add(slug)
