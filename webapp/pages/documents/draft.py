"""Saving and discarding the draft of a document."""

from flask import Blueprint, Response, current_app, flash, redirect, request, url_for

from domain import clock, desk
from domain.documents import Document
from domain.errors import Conflict, Refusal
from domain.handle import Receipt
from webapp.pages.access import actor
from webapp.pages.documents.document import URL, find, refused, saved
from webapp.pages.documents.form import seen_in, typed_in
from webapp.pages.documents.mistakes import Mistake, labels_of, mistakes_of
from webapp.pages.documents.offers import forget_saved
from webapp.pages.done import done
from webapp.pages.words import time_of_day

UNCHANGED = "Nothing has changed, so nothing was saved"
STALE = "This form was from before you signed in. Nothing has been saved yet, and all that you typed is still here"

#: What is typed about an act, beside the document's own fields.
ABOUT_THE_ACT = {"without_review": "Reason", "publish_at": "Time"}


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/draft", view_func=save_draft, methods=["POST"])
    pages.add_url_rule(f"{URL}/draft/deletion", view_func=discard_draft, methods=["POST"])


def save_draft(content_id: str, locale: str):
    """Save what was typed."""
    document = find(content_id, locale)
    try:
        typed = typed_in()
        receipt = desk.save(document, typed, seen_in(typed), current_app.extensions["schemas"], actor())
    except Refusal as refusal:
        return again(find(content_id, locale), refusal)
    forget_saved(typed)
    message, kind = (_saved(receipt), "message") if receipt else (UNCHANGED, "note")
    if request.htmx:
        return saved(find(content_id, locale), message)
    done(message, receipt) if receipt else flash(message, kind)
    return back(content_id, locale)


def _saved(receipt: Receipt) -> str:
    """What was saved; links may have changed without a draft."""
    what = "Draft" if any(each.type == "DraftSaved" for each in receipt.events) else "Links"
    return f"{what} saved at {time_of_day(clock.now())}"


def discard_draft(content_id: str, locale: str):
    """Throw the draft away."""
    done("Draft discarded", desk.discard(find(content_id, locale), seen_in(request.form).document, actor()))
    return back(content_id, locale)


def back(content_id: str, locale: str) -> Response:
    return redirect(url_for("pages.document", content_id=content_id, locale=locale), 303)


def again(document: Document, refusal: Refusal) -> Response:
    """The form with what was typed, and why it was not saved."""
    if isinstance(refusal, Conflict) and refusal.reason == "version_conflict":
        return refused(document, typed_in(), [], 409, conflict=True)
    labels = labels_of(desk.fields_of(document), typed_in()) | ABOUT_THE_ACT
    status = 409 if isinstance(refusal, Conflict) else 422
    return refused(document, typed_in(), mistakes_of(refusal, labels), status)


def try_again() -> Response:
    """For a form from before its editor signed in anew: the same form with a token of this session."""
    return refused(find(**request.view_args), typed_in(), [Mistake(None, STALE)], 400)
