"""Creating a document: choose its type, then write it."""

import re
from uuid import uuid4

from flask import Blueprint, abort, current_app, flash, render_template, request

from domain import desk, documents, new_documents
from domain.document_types import DocumentType, Field, document_types
from domain.documents import Document
from domain.errors import Refusal
from webapp.converters import ContentId
from webapp.pages.access import actor, may_edit
from webapp.pages.documents.document import refused
from webapp.pages.documents.draft import STALE, back
from webapp.pages.documents.form import form_of
from webapp.pages.documents.mistakes import Mistake, mistakes_of


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/documents/new", view_func=new_document)
    pages.add_url_rule("/documents", view_func=create_document, methods=["POST"])


def new_document():
    """The types to choose from; the form, once one is chosen."""
    if not may_edit():
        abort(403, "Your role does not let you create documents.")
    type_ = document_types().get(request.args.get("document_type", ""))
    if type_ is None:
        return render_template("pages/documents/types.html", types=document_types().values())
    return _form(new_documents.blank(str(uuid4()), type_, {}), type_)


def create_document():
    """Save the first draft. The form brings the content_id, so that sending it twice creates one document."""
    document, type_ = _asked_for()
    try:
        desk.save(document, request.form, 0, current_app.extensions["schemas"], actor())
    except Refusal as refusal:
        if refusal.reason == "version_conflict":
            return refused(documents.find(document.content_id, document.locale), request.form, [], 409, conflict=True)
        labels = {field.name: field.label for field in _fields(document, type_)}
        return _form(document, type_, typed=request.form, mistakes=mistakes_of(refusal, labels)), 422
    flash("Draft created")
    return back(document.content_id, document.locale)


def try_again():
    """For a form from before its editor signed in anew: the same form with a token of this session."""
    document, type_ = _asked_for()
    return _form(document, type_, typed=request.form, mistakes=[Mistake(None, STALE)]), 400


def _asked_for() -> tuple[Document, DocumentType]:
    type_ = document_types().get(request.form.get("document_type", ""))
    content_id = request.form.get("content_id", "")
    if type_ is None or not re.fullmatch(ContentId.regex, content_id):
        abort(422, "The form lacks its document type or its content_id; start again from the list of documents.")
    return new_documents.blank(content_id, type_, request.form), type_


def _fields(document: Document, type_: DocumentType) -> list[Field]:
    title, *others = desk.fields_of(document)
    return [title, new_documents.path_field(type_), *others]


def _form(document: Document, type_: DocumentType, **more) -> str:
    fields = _fields(document, type_)
    form = form_of(document, fields, **({"typed": {new_documents.PATH: ""}} | more))
    return render_template("pages/documents/new.html", document=document, type=type_, form=form)
