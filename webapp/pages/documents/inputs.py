"""The inputs of a form, one for each field, as the templates show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from domain import choices as choices_of
from domain import editing
from domain.choices import Choice
from domain.comparison.folding import Folded, folded
from domain.comparison.words import Run, compare
from domain.content_paths import value_at
from domain.document_types import Field
from domain.documents import Document
from domain.widgets import Value, widget_of
from domain.widgets.markdown import is_html
from webapp.pages.documents.changes import Change
from webapp.pages.documents.mistakes import Mistake


@dataclass(frozen=True)
class Overlap:
    """What two people changed in the same place: from what the other saved to what was typed, and whose was chosen."""

    runs: list[Run]
    choice: str

    def folded(self, runs: list[Run]) -> list[Run | Folded]:
        """`runs` with what stayed the same folded."""
        return folded(runs)


@dataclass(frozen=True)
class Input:
    """One field, or one of a record within it, with its `overlap` where somebody has to choose whose is kept.

    `url` is where its buttons send the form, `focus` the id of what has the focus. `entries` are the inputs of each
    record of a list; `chosen` and `found` the links that there are and those that a search found (None without one).
    """

    field: Field
    name: str
    value: Value
    text: str
    url: str
    document: Document
    mistake: str | None = None
    overlap: Overlap | None = None
    is_html: bool = False
    focus: str | None = None
    entries: tuple[tuple["Input", ...], ...] = ()
    chosen: tuple[Choice, ...] = ()
    found: tuple[Choice, ...] | None = None
    search: str = ""

    @property
    def id(self) -> str:
        return self.name.replace(".", "-")

    @property
    def is_within_another(self) -> bool:
        return self.name != self.field.name


class Inputs:
    """Makes the inputs of one form; a query for the titles of all links, one for what a search finds."""

    def __init__(self, document: Document, typed: Mapping[str, str], mistakes: list[Mistake], change: Change | None):
        self.document, self.typed, self.change = document, typed, change
        self.mistakes = {mistake.field: mistake.message for mistake in mistakes}
        self.url = form_url(document)
        self.named: dict[str, Choice] = {}

    def of(
        self, fields: list[Field], shown: editing.Values, theirs: editing.Values, choices: Mapping[str, str]
    ) -> dict[str, Input]:
        """The inputs by name, with what is `shown` in each; where there are `choices`, also what others saved."""
        theirs = {name: theirs[name] for name in choices if name in theirs}
        values = [(field, each[field.name]) for field in fields for each in (shown, theirs) if field.name in each]
        self.named = choices_of.named(
            {id_ for field, value in values for id_ in links_in(field, value)}, self.document.viewer
        )
        overlaps = {f.name: self._overlap(f, shown, theirs, choices) for f in fields if f.name in theirs}
        return {field.name: self._top(field, shown[field.name], overlaps.get(field.name)) for field in fields}

    def _overlap(self, field: Field, shown: editing.Values, theirs: editing.Values, choices) -> Overlap:
        texts = (self._text(field, side[field.name]) for side in (theirs, shown))
        return Overlap(compare(*texts), choices[field.name])

    def _top(self, field: Field, value: Value, overlap: Overlap | None) -> Input:
        of_content = None if field.name.startswith(editing.LINKS) else value_at(self.document.content, field.name)
        return self._input(field, field.name, value, overlap=overlap, is_html=_is_html(field, of_content))

    def _input(self, field: Field, name: str, value: Value, **more) -> Input:
        if field.fields:
            more["entries"] = tuple(self._entry(field, f"{name}.{i}", record) for i, record in enumerate(value))
        if field.widget == "links":
            more |= {"chosen": self._chosen(value), "search": self.typed.get(f"{name}.q", "")}
            more["found"] = self._found(field, name, value)
        return Input(
            field=field,
            name=name,
            value=value,
            text=self._text(field, value),
            url=self.url,
            document=self.document,
            mistake=self.mistakes.get(name),
            focus=self.change.focus if self.change else None,
            **more,
        )

    def _entry(self, field: Field, name: str, record: dict) -> tuple[Input, ...]:
        return tuple(self._input(sub, f"{name}.{sub.name}", record[sub.name]) for sub in field.fields)

    def _text(self, field: Field, value: Value) -> str:
        text = widget_of(field).text(field, value)
        for id_ in links_in(field, value):
            text = text.replace(id_, self.named[id_].title if id_ in self.named else id_)
        return text

    def _chosen(self, value: list[str]) -> tuple[Choice, ...]:
        return tuple(self.named.get(id_) or Choice(id_, id_, None, "") for id_ in value)

    def _found(self, field: Field, name: str, value: list[str]) -> tuple[Choice, ...] | None:
        if not self.change or not self.change.searches(name):
            return None
        return tuple(choices_of.find(self.typed.get(f"{name}.q", ""), field.pick, value, self.document.viewer))


def form_url(document: Document) -> str:
    """Where the buttons within the form of a document send it, to have it back changed."""
    if document.version:
        return url_for("pages.change_form", content_id=document.content_id, locale=document.locale)
    return url_for("pages.change_new_form")


def links_in(field: Field, value: Value) -> set[str]:
    """All content_ids in a value, also in records of it."""
    if field.widget == "links":
        return set(value)
    return {id_ for record in value for sub in field.fields for id_ in links_in(sub, record[sub.name])}


def _is_html(field: Field, stored: object) -> bool:
    return field.widget == "markdown" and is_html(stored)
