"""What a form says of a meeting with others: since when, what is merged already, whose somebody chose to keep."""

from collections.abc import Mapping
from dataclasses import replace

from domain import desk, editing
from domain.as_it_was import content_at, links_at
from domain.desk import Seen, seen_in
from domain.document_types import Field
from domain.documents import Document
from domain.editing import Values, normalised
from domain.errors import Invalid, Problem
from domain.merging import merged

CHOICE, KEPT, SINCE = "choice.", "kept.", "since_"
UNCHOSEN = "whose"
Typed = Mapping[str, str]


def since(typed: Typed) -> Seen:
    """The versions that the form was first made from, before it met anybody."""
    return seen_in(typed, SINCE) if f"{SINCE}version" in typed else seen_in(typed)


def check_chosen(typed: Typed) -> None:
    """Raise `Invalid` where somebody has to choose and has not."""
    if open_ := [name for name, choice in choices_in(typed).items() if not choice]:
        raise Invalid([Problem(name, UNCHOSEN) for name in open_])


def choices_in(typed: Typed) -> dict[str, str]:
    """By field: mine, theirs or both; empty where it is still to be chosen."""
    return _of(typed, CHOICE)


def kept_in(typed: Typed) -> dict[str, str]:
    """By field, what became of what others had changed before."""
    return _of(typed, KEPT)


def _of(typed: Typed, prefix: str) -> dict[str, str]:
    given = {name: text for name, text in typed.items() if name.startswith(prefix)}
    return {name.removeprefix(prefix): text for name, text in given.items() if text in ("mine", "theirs", "both", "")}


def yielded(document: Document, fields: list[Field], typed: Typed, theirs: Values, mine: Values) -> Values:
    """What becomes of the fields in which theirs was chosen: all of theirs; of parts, in what both had changed."""
    choices = choices_in(typed)
    chosen = [field for field in fields if choices.get(field.name) == "theirs"]
    base = values_at(document, since(typed)) if any(field.fields for field in chosen) else theirs
    return {field.name: _yielded(field, *(side[field.name] for side in (base, theirs, mine))) for field in chosen}


def _yielded(field: Field, *sides):
    return merged(field, *(normalised(field, side) for side in sides))[0] if field.fields else sides[1]


def left_of_mine(fields: list[Field], found: Values, theirs: Values) -> dict[str, str]:
    """`both` for each field in which something of mine is left although theirs was chosen."""
    chosen = [field for field in fields if field.name in found]
    return {f.name: "both" for f in chosen if normalised(f, found[f.name]) != normalised(f, theirs[f.name])}


def values_at(document: Document, seen: Seen) -> Values:
    """What the form shows of the versions that were seen; blank where there were none."""
    fields = desk.fields_of(document)
    if seen == Seen(document.version, document.link_version):
        return editing.values_of(document.content, fields, document.link_set)
    content = content_at(document.content_id, document.locale, seen.document)
    known = {field.name for field in editing.fields_of(content)} if content else set()
    links = links_at(document.content_id, seen.links)
    blank = editing.values_of(replace(document.content, details={}, links={}, **_NOTHING), fields)
    if content is None:
        return blank
    shown = [field for field in fields if field.name in known or field in editing.ANNOUNCEMENT]
    return blank | editing.values_of(content, shown, links)


_NOTHING = {"title": None, "description": None, "base_path": None, "routes": [], "redirects": [], "change_note": None}
