"""What must be filled in is."""

from domain.content import Content
from domain.content_paths import value_at
from domain.errors import Problem
from domain.widgets import Field, widget_of


def required_fields(content: Content, fields: list[Field]) -> list[Problem]:
    return [
        Problem(field.name, "blank")
        for field in fields
        if field.required and not field.name.startswith("links.") and _is_blank(field, value_at(content, field.name))
    ]


def _is_blank(field: Field, stored: object) -> bool:
    widget = widget_of(field)
    return widget.fits(field, stored) and widget.is_blank(field, widget.shown(field, stored))
