"""The form of a document: its fields with what was typed, what is wrong with it and what others saved meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request

from domain import choosing, editing
from domain.choosing import CHOICE, KEPT, SINCE
from domain.desk import Seen, seen_in
from domain.document_types import Field
from domain.documents import Document
from domain.meeting import Meeting
from webapp.pages.documents.changes import Change
from webapp.pages.documents.inputs import Input, Inputs
from webapp.pages.documents.mistakes import Mistake

__all__ = ["Form", "Seen", "form_of", "seen_in", "typed_in"]


@dataclass(frozen=True)
class Form:
    """`version` and `link_version` are those of the document's and its links' streams that a save of this form expects.

    `said` tells those who cannot see it what a button in a field has just done. `gone_on_from` is the writer whose
    working copy the form goes on from. `met` is what others have saved meanwhile; `about_merge` is what the next save
    needs to know of that, by name.
    """

    inputs: dict[str, Input]
    version: int
    link_version: int
    mistakes: list[Mistake]
    met: Meeting | None = None
    said: str = ""
    gone_on_from: str = ""
    about_merge: dict[str, str] = field(default_factory=dict)


def form_of(
    document: Document,
    fields: list[Field],
    *,
    typed: Mapping[str, str] | None = None,
    mistakes: list[Mistake] = (),
    met: Meeting | None = None,
    change: Change | None = None,
) -> Form:
    """The form as it is stored, or with what was `typed` and the `mistakes` in it, and after a `change` of it.

    Once it has `met` what others saved it has both, and the next save goes on from there.
    """
    given = met.typed if met else typed or {}
    stored = editing.values_of(document.content, fields, document.link_set)
    shown = stored | editing.typed_values(fields, given)
    nothing_typed = not any(_differs(field, shown, stored) for field in fields)
    if change:
        shown = shown | change.made(shown)
    seen = seen_in(given)
    if typed is None or met or (nothing_typed and document.version):
        seen = Seen(document.version, document.link_version)
    choices = dict.fromkeys(met.merge.conflicts, "") if met else _named(given, CHOICE)
    theirs = choosing.values_at(document, seen) if choices else {}
    return Form(
        inputs=Inputs(document, given, mistakes, change).of(fields, shown, theirs, choices),
        version=seen.document,
        link_version=seen.links,
        mistakes=list(mistakes),
        met=met,
        said=change.said if change else "",
        gone_on_from=(typed or {}).get("writer") or (typed or {}).get("gone_on_from", ""),
        about_merge=_about_merge(given, met),
    )


def _about_merge(given: Mapping[str, str], met: Meeting | None) -> dict[str, str]:
    if met is None:
        return {name: text for name, text in given.items() if name.startswith((KEPT, SINCE))}
    kept = {f"{KEPT}{name}": kept for name, kept in met.kept.items() if name not in met.merge.conflicts}
    return kept | {f"{SINCE}version": str(met.since.document), f"{SINCE}link_version": str(met.since.links)}


def _named(given: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): text for name, text in given.items() if name.startswith(prefix)}


def _differs(field: Field, shown: editing.Values, stored: editing.Values) -> bool:
    return editing.normalised(field, shown[field.name]) != editing.normalised(field, stored[field.name])


def typed_in() -> dict[str, str]:
    """The form that was sent, one text for each name; the last one, as a box that is ticked follows an empty text."""
    return dict(request.form.items(multi=True))
