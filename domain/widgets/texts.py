"""Texts, and the kinds of them that have rules."""

import re
from datetime import date

from domain.errors import Problem
from domain.widgets.widget import Widget, lines


class Text(Widget):
    """One line."""


class Textarea(Widget):
    """Many lines."""

    def cleaned(self, field, value):
        return lines(value)


class Date(Widget):
    """A day, stored as `2026-02-03`."""

    def wrong(self, field, name, value):
        try:
            date.fromisoformat(value)
        except ValueError:
            yield Problem(name, "must be a date such as 2026-02-03")


class Email(Widget):
    def wrong(self, field, name, value):
        if not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", value):
            yield Problem(name, "must be an email address such as name@example.org")


class Url(Widget):
    """An address on the web, or a path on this site."""

    def wrong(self, field, name, value):
        if not re.fullmatch(r"(https?://[^\s/]\S*|/\S*|mailto:\S+)", value):
            yield Problem(name, "must be an address such as https://www.example.org, or a path such as /bees")


class Slug(Widget):
    """The part of a path that names something within a page."""

    def wrong(self, field, name, value):
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            yield Problem(name, "must have only lower case letters, digits and single hyphens")
