"""Filling in the form of any document type, without scripts: one record in every list, something in every field."""

from domain.document_types import DocumentType, Field

from .page import Page
from .visitor import Visitor

TEXTS = {
    "date": "2026-02-03",
    "email": "hive@example.org",
    "url": "/bees/more",
    "slug": "bees",
    "checkbox": "true",
    "markdown": "## Bees\n\nThey *sting*.",
    "textarea": "Two\nlines",
}


def new_form(visitor: Visitor, type_: DocumentType) -> Page:
    """The form for a new document, with an empty record in every list."""
    page = visitor.send(visitor.get("/documents/new"), "Go on", document_type=type_.name)
    for field in type_.fields:
        if field.fields:
            article = "an" if field.item[0] in "aeiou" else "a"
            page = visitor.press(page, f"Add {article} {field.item}", f"{field.name}.add")
    return page


def filled(type_: DocumentType, **more) -> dict[str, str]:
    """Something for every field of the type."""
    texts = {"title": "Bees are back"} if type_.title else {}
    texts |= {"base_path": f"{type_.path_prefix}/bees-are-back"} if type_.path_prefix is not None else {}
    texts |= {"description": "All about it."} if type_.summary else {}
    for field in type_.fields:
        texts |= _filled(field, field.name)
    return texts | more


def _filled(field: Field, name: str) -> dict[str, str]:
    if field.fields:
        return {key: text for sub in field.fields for key, text in _filled(sub, f"{name}.0.{sub.name}").items()}
    if field.widget == "links" or (name, field.widget) == ("redirects.0.path", "url"):
        return {}
    return {name: field.options[0][0] if field.options else TEXTS.get(field.widget, "Bees")}
