"""The form of a document: its fields with what was typed, what is wrong with it and what is stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain import editing
from domain.document_types import Field
from domain.documents import Document
from webapp.pages.documents.mistakes import Mistake


@dataclass(frozen=True)
class Input:
    """One field. `stored` is what is stored now, if that is something else than what the person saw and typed."""

    field: Field
    value: str
    mistake: str | None
    stored: str | None
    is_html: bool

    @property
    def id(self) -> str:
        return self.field.name.replace(".", "-")


@dataclass(frozen=True)
class Form:
    """`version` is that of the document's stream which a save of this form expects."""

    inputs: dict[str, Input]
    version: int
    mistakes: list[Mistake]
    conflict: bool = False


def form_of(
    document: Document,
    fields: list[Field],
    *,
    typed: Mapping[str, str] | None = None,
    mistakes: list[Mistake] = (),
    conflict: bool = False,
) -> Form:
    """The form as it is stored, or with what was `typed` and the `mistakes` in it.

    After a conflict it shows what is stored beside it, and the next save goes on from there.
    """
    stored = editing.values_of(document.content, fields)
    shown = {name: (typed or stored).get(name, value) for name, value in stored.items()}
    by_field = {mistake.field: mistake.message for mistake in mistakes}
    inputs = {
        field.name: Input(
            field=field,
            value=shown[field.name],
            mistake=by_field.get(field.name),
            stored=stored[field.name] if conflict and _differs(field, shown, stored) else None,
            is_html=editing.is_html(document.content, field),
        )
        for field in fields
    }
    nothing_typed = not any(_differs(field, shown, stored) for field in fields)
    version = document.version if typed is None or conflict or nothing_typed else version_of(typed)
    return Form(inputs, version, list(mistakes), conflict)


def _differs(field: Field, shown: Mapping[str, str], stored: Mapping[str, str]) -> bool:
    return editing.normalised(field, shown[field.name]) != stored[field.name]


def version_of(typed: Mapping[str, str], name: str = "version") -> int:
    """The version of the document that a form was made from; 0 if it does not say."""
    given = typed.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0
