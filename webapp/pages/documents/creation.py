"""Creating a document: choose its type, then write it."""

import re
from uuid import uuid4

from flask import Blueprint, abort, current_app, flash, g, render_template, request

from domain import desk, documents, meeting, new_documents
from domain.desk import Seen
from domain.document_types import DocumentType, document_types
from domain.documents import Document
from domain.errors import Refusal
from webapp.converters import ContentId
from webapp.pages.access import actor
from webapp.pages.documents import offers
from webapp.pages.documents.document import refused
from webapp.pages.documents.draft import STALE, back
from webapp.pages.documents.form import form_of, typed_in
from webapp.pages.documents.mistakes import Mistake, labels_of, mistakes_of


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/documents/new", view_func=new_document)
    pages.add_url_rule("/documents", view_func=create_document, methods=["POST"])


def new_document():
    """The types to choose from; the form, once one is chosen."""
    type_ = document_types().get(request.args.get("document_type", ""))
    if type_ is None:
        return render_template("pages/documents/types.html", types=document_types().values())
    copy = offers.asked_for()
    content_id = copy.content_id if copy else str(uuid4())
    return _form(new_documents.blank(content_id, type_, g.viewer), type_, typed=offers.typed_of(copy))


def create_document():
    """Save the first draft. The form brings the content_id, so that sending it twice creates one document."""
    (document, type_), typed = asked_for(), typed_in()
    documents.check_not_hidden(document)
    try:
        desk.save(document, typed, Seen(), current_app.extensions["schemas"], actor())
    except Refusal as refusal:
        if refusal.reason == "version_conflict":
            found = documents.found_again(document)
            return refused(found, typed, [], 409, met=meeting.meet(found, typed))
        labels = labels_of(desk.fields_of(document), typed)
        return _form(document, type_, typed=typed, mistakes=mistakes_of(refusal, labels)), 422
    offers.forget_saved(typed, document.content_id, document.locale)
    flash("Draft created")
    return back(document.content_id, document.locale)


def try_again():
    """For a form from before its editor signed in anew: the same form with a token of this session."""
    document, type_ = asked_for()
    return _form(document, type_, typed=typed_in(), mistakes=[Mistake(None, STALE)]), 400


def asked_for() -> tuple[Document, DocumentType]:
    """The document that a form wants to create, with nothing in it yet, and its type."""
    type_ = document_types().get(request.form.get("type", ""))
    content_id = request.form.get("content_id", "")
    if type_ is None or not re.fullmatch(ContentId.regex, content_id):
        abort(422, "The form lacks its document type or its content_id; start again from the list of documents.")
    return new_documents.blank(content_id, type_, g.viewer), type_


def _form(document: Document, type_: DocumentType, **more) -> str:
    form = form_of(document, desk.fields_of(document), **more)
    offered = offers.offers_of_new(type_, form.gone_on_from)
    return render_template("pages/documents/new.html", document=document, type=type_, form=form, offers=offered)
