"""One of several options, and yes or no."""

from domain.errors import Problem
from domain.widgets.widget import Widget

YES = "true"


class Choice(Widget):
    """A select or radios. What is stored may be none of the options; then it stays until another is chosen."""

    def wrong(self, field, name, value):
        if value not in dict(field.options):
            yield Problem(name, "inclusion")

    def text(self, field, value):
        return dict(field.options).get(value, value)

    def schema(self, field):
        return {"enum": list(dict(field.options))}


class Checkbox(Widget):
    """Yes or no. A form always sends a text for it: empty, and after that `true` if it is ticked."""

    def fits(self, field, stored):
        return stored is None or isinstance(stored, bool)

    def shown(self, field, stored):
        return YES if stored else ""

    def cleaned(self, field, value):
        return YES if value == YES else ""

    def to_store(self, field, value, before, html):
        return value == YES

    def text(self, field, value):
        return "Yes" if value else ""

    def schema(self, field):
        return {"type": "boolean"}
