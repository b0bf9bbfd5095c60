"""Keeping what somebody has typed and not saved, and throwing it away."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for

from domain import new_documents, working_copies
from domain.document_types import document_types
from domain.rules.scalars import LOCALES, is_uuid
from webapp.pages.documents.document import URL, sought
from webapp.pages.documents.form import typed_in
from webapp.pages.documents.offers import forget, offers_of, offers_of_new, sequence_of
from webapp.pages.words import time_of_day

#: What a form sends about itself; nobody has typed it.
ABOUT_THE_FORM = ("csrf_token", "writer", "sequence", "gone_on_from")


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/working-copy", view_func=keep_working_copy, methods=["PUT"])
    pages.add_url_rule(f"{URL}/working-copy/deletion", view_func=forget_working_copy, methods=["POST"])
    pages.add_url_rule(f"{URL}/working-copies", view_func=list_working_copies)


def keep_working_copy(content_id: str, locale: str):
    """Keep what is in the form, whatever it is; answers when it was, or nothing where something newer is kept."""
    typed = typed_in()
    writer, sequence = typed.get("writer", ""), sequence_of(typed)
    if locale not in LOCALES:
        abort(404)
    if not is_uuid(writer) or sequence is None:
        abort(422, "What was typed lacks its writer or its number.")
    own = {name: text for name, text in typed.items() if name not in ABOUT_THE_FORM}
    at = working_copies.keep(g.person.account_id, writer, sequence, content_id, locale, own)
    if at and typed.get("gone_on_from") != writer:
        forget(typed, "gone_on_from")
    return time_of_day(at) if at else ("", 204)


def forget_working_copy(content_id: str, locale: str):
    """Throw it away."""
    forget(request.form, "writer")
    flash("What you had typed is thrown away", "note")
    if type_ := request.form.get("type"):
        return redirect(url_for("pages.new_document", document_type=type_), 303)
    return redirect(url_for("pages.document", content_id=content_id, locale=locale), 303)


def list_working_copies(content_id: str, locale: str):
    """What is offered to go on from, for a page that has just brought something from its browser."""
    if type_ := document_types().get(request.args.get("document_type", "")):
        new = new_documents.blank(content_id, type_, g.viewer)
        return render_template("pages/documents/_offers.html", offers=offers_of_new(type_), document=new, type=type_)
    found = sought(content_id, locale)
    return render_template("pages/documents/_offers.html", offers=offers_of(found), document=found)
