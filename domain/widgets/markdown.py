"""Govspeak: shown as its source, stored as a content array or as the HTML rendered from it."""

from domain.govspeak.content_arrays import is_content_array
from domain.govspeak.source import source_of
from domain.widgets.widget import Widget, lines

_ENTRY = {
    "type": "object",
    "additionalProperties": False,
    "required": ["content_type", "content"],
    "properties": {"content_type": {"enum": ["text/govspeak", "text/html"]}, "content": {"type": "string"}},
}


class Markdown(Widget):
    def fits(self, field, stored):
        return stored is None or isinstance(stored, str) or is_content_array(stored)

    def shown(self, field, stored):
        return self.cleaned(field, source_of(stored))

    def cleaned(self, field, value):
        return lines(value)

    def to_store(self, field, value, before, html):
        if self.is_blank(field, value):
            return None
        return [{"content_type": "text/govspeak", "content": value}] if html is None else html(value)

    def schema(self, field):
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": _ENTRY}]}


def is_html(stored: object) -> bool:
    """Whether a text is stored as HTML only, so that the HTML is its source."""
    if isinstance(stored, list):
        return not any(each.get("content_type") == "text/govspeak" for each in stored)
    return bool(stored)
