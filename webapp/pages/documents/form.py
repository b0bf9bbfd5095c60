"""The form of a document: its fields with what was typed, what is wrong with it and what is stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from domain import editing
from domain.desk import Seen, seen_in
from domain.document_types import Field
from domain.documents import Document
from webapp.pages.documents.changes import Change
from webapp.pages.documents.inputs import Input, Inputs
from webapp.pages.documents.mistakes import Mistake


@dataclass(frozen=True)
class Form:
    """`version` and `link_version` are those of the document's and its links' streams that a save of this form expects.

    `said` tells those who cannot see it what a button in a field has just done. `gone_on_from` is the writer whose
    working copy the form goes on from.
    """

    inputs: dict[str, Input]
    version: int
    link_version: int
    mistakes: list[Mistake]
    conflict: bool = False
    said: str = ""
    gone_on_from: str = ""


def form_of(
    document: Document,
    fields: list[Field],
    *,
    typed: Mapping[str, str] | None = None,
    mistakes: list[Mistake] = (),
    conflict: bool = False,
    change: Change | None = None,
) -> Form:
    """The form as it is stored, or with what was `typed` and the `mistakes` in it, and after a `change` of it.

    After a conflict it shows what is stored beside it, and the next save goes on from there.
    """
    stored = editing.values_of(document.content, fields, document.link_set)
    shown = stored | (editing.typed_values(fields, typed) if typed is not None else {})
    nothing_typed = not any(_differs(field, shown, stored) for field in fields)
    if change:
        shown = shown | change.made(shown)
    differing = {field.name for field in fields if conflict and _differs(field, shown, stored)}
    seen = seen_in(typed or {})
    if typed is None or conflict or (nothing_typed and document.version):
        seen = Seen(document.version, document.link_version)
    inputs = Inputs(document, typed or {}, mistakes, change)
    return Form(
        inputs=inputs.of(fields, shown, {name: stored[name] for name in differing}),
        version=seen.document,
        link_version=seen.links,
        mistakes=list(mistakes),
        conflict=conflict,
        said=change.said if change else "",
        gone_on_from=(typed or {}).get("writer") or (typed or {}).get("gone_on_from", ""),
    )


def _differs(field: Field, shown: editing.Values, stored: editing.Values) -> bool:
    return editing.normalised(field, shown[field.name]) != editing.normalised(field, stored[field.name])


def typed_in() -> dict[str, str]:
    """The form that was sent, one text for each name; the last one, as a box that is ticked follows an empty text."""
    return dict(request.form.items(multi=True))
