"""What every widget does; as it is here, for a text of one line.

`stored` is a value as the content has it, None where it has none. `value` is the same as the form shows it: a text, or
a list of records (texts by name) or of content_ids. `typed` is the form as it came back, one text for each name.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from domain.errors import Problem
from domain.widgets.field import Field

#: Makes the HTML of a Markdown source that is stored as HTML only; None where a content array keeps the source.
ToHtml = Callable[[str], str] | None
Value = str | list[str] | list[dict[str, Any]]


class Widget:
    def presets(self, field: Field) -> dict[str, Any]:
        """What this widget fixes of a field."""
        return {}

    def fits(self, field: Field, stored: Any) -> bool:
        """Whether `stored` can be edited with this widget; if not it is left alone."""
        return stored is None or isinstance(stored, str)

    def shown(self, field: Field, stored: Any) -> Value:
        """What the form shows of `stored`."""
        return self.cleaned(field, stored or "")

    def read(self, field: Field, name: str, typed: Mapping[str, str]) -> Value | None:
        """What was typed under `name`, None if the form did not send it."""
        return typed.get(name)

    def cleaned(self, field: Field, value: Value) -> Value:
        """`value` as a browser would hand back what is stored, so that only what a person changed is a change."""
        return lines(value).replace("\n", "").strip()

    def is_blank(self, field: Field, value: Value) -> bool:
        return not value.strip()

    def to_store(self, field: Field, value: Value, before: Any, html: ToHtml) -> Any:
        """What to store of a cleaned `value` that was typed anew over `before`, None for nothing.

        Markdown becomes a content array, or where `html` is given the string of HTML that it makes of it.
        """
        return None if self.is_blank(field, value) else value

    def problems(self, field: Field, name: str, value: Value) -> Iterator[Problem]:
        """What is wrong with a cleaned `value` that was typed anew."""
        if field.required and self.is_blank(field, value):
            yield Problem(name, "blank")
        elif not self.is_blank(field, value):
            yield from self.wrong(field, name, value)

    def wrong(self, field: Field, name: str, value: Value) -> Iterator[Problem]:
        """What is wrong with a `value` that is not blank."""
        yield from ()

    def changed(self, field: Field, value: Value, change: list[str]) -> Value:
        """`value` after one of the widget's own buttons, such as `["1", "up"]`; itself if it knows no such button."""
        return value

    def text(self, field: Field, value: Value) -> str:
        """`value` as a text to read."""
        return value

    def schema(self, field: Field) -> dict[str, Any]:
        """The JSON Schema of what is stored."""
        return {"type": "string"}


def lines(text: str) -> str:
    """`text` with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
