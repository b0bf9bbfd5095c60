"""What the form of a document tells while one types: what a link can go to, and whether a path is free."""

import re

from flask import Blueprint, abort, g, request

from domain import choices as all_choices
from domain import new_documents
from domain.document_types import DocumentType, Field, known, type_for
from domain.documents import Document
from domain.path_choice import path_choice
from domain.rules.scalars import LOCALES, is_uuid
from domain.widgets import widget_of
from webapp.converters import ContentId
from webapp.pages.documents.document import sought
from webapp.pages.documents.inputs import form_url
from webapp.pages.htmx import sized


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/documents/choices", view_func=choices)
    pages.add_url_rule("/documents/path", view_func=path)


def choices():
    """What the picker `name` of a form finds, without what it has chosen already."""
    document, type_ = _about()
    name = request.args.get("name", "")
    field = _picker([*type_.fields, *type_.links], name) or abort(404)
    chosen = widget_of(field).read(field, name, request.args) or []
    search = request.args.get(f"{name}.q", "")
    found = all_choices.find(search, field.pick, [each for each in chosen if is_uuid(each)], g.viewer)
    return sized(
        "pages/documents/choices.html",
        "pages/documents/_choices.html",
        found=found,
        search=search,
        name=name,
        url=form_url(document),
        label=field.label,
    )


def path():
    """Whether the path that was typed, or that the title suggests, is free."""
    document, type_ = _about()
    choice = path_choice(document, type_, request.args.get("base_path", ""), request.args.get("title", ""))
    return sized("pages/documents/path.html", "pages/documents/_path.html", choice=choice, document=document)


def _about() -> tuple[Document, DocumentType]:
    """The document that the form is of, there already or not, and its type."""
    content_id, locale = request.args.get("content_id", ""), request.args.get("locale", "")
    if re.fullmatch(ContentId.regex, content_id) and locale in LOCALES and request.args.get("new") is None:
        document = sought(content_id, locale)
        return document, type_for(document.content.document_type, document.content.details)
    type_ = known(request.args.get("type", "")) or abort(404)
    return new_documents.blank(content_id, type_, g.viewer), type_


def _picker(fields: list[Field], name: str) -> Field | None:
    """The field of links of that name: `links.people`, `details.collection_groups.0.documents`."""
    for field in fields:
        if name == field.name and field.widget == "links":
            return field
        if field.fields and name.startswith(f"{field.name}."):
            return _picker(list(field.fields), name.removeprefix(f"{field.name}.").partition(".")[2])
    return None
