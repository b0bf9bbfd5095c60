"""The form as it is after one of the buttons within it was pressed. Nothing is saved, and nothing typed is lost."""

from flask import Blueprint, Response, abort, render_template, request

from domain import desk
from domain.documents import Document
from webapp.pages.documents import creation
from webapp.pages.documents.changes import Change, change_of
from webapp.pages.documents.document import URL, find, shown
from webapp.pages.documents.form import Form, form_of, typed_in


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/form", view_func=change_form, methods=["POST"])
    pages.add_url_rule("/documents/form", view_func=change_new_form, methods=["POST"])


def change_form(content_id: str, locale: str):
    """The page of a document with its form changed; to htmx the changed field alone."""
    document = find(content_id, locale)
    form, change = _changed(document)
    return _field(form, change) or render_template("pages/documents/document.html", **shown(document, form))


def change_new_form():
    """The same of a document that is not there yet."""
    document, type_ = creation.asked_for()
    form, change = _changed(document)
    return _field(form, change) or render_template("pages/documents/new.html", document=document, type=type_, form=form)


def _changed(document: Document) -> tuple[Form, Change]:
    fields = desk.fields_of(document)
    change = change_of(request.args.get("do", ""), fields)
    if change is None:
        abort(422, "This form has no such button; go back to the document and open it again.")
    return form_of(document, fields, typed=typed_in(), change=change), change


def _field(form: Form, change: Change) -> str | Response | None:
    if not request.htmx:
        return None
    return render_template("pages/documents/_changed.html", input=form.inputs[change.field.name], said=form.said)
