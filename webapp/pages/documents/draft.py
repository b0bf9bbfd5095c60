"""Saving and discarding the draft of a document."""

from collections.abc import Callable, Mapping

from flask import Blueprint, Response, current_app, flash, redirect, request, url_for

from domain import clock, desk, meeting
from domain.choosing import CHOICE
from domain.documents import Document
from domain.errors import Conflict, Refusal
from domain.handle import Receipt
from domain.meeting import MergedInstead, Saved
from webapp.pages.access import actor
from webapp.pages.documents.document import URL, find, refused, renewed
from webapp.pages.documents.document import saved as saved_part
from webapp.pages.documents.form import seen_in, typed_in
from webapp.pages.documents.merged import comparison_of, together
from webapp.pages.documents.mistakes import Mistake, labels_of, mistakes_of
from webapp.pages.documents.offers import forget_saved
from webapp.pages.done import done, told
from webapp.pages.words import time_of_day

UNCHANGED = "Nothing has changed, so nothing was saved"
LOOK_FIRST = "Nothing else was done yet: look at the two together, then go on"
NOTHING = Saved(None, None)
STALE = "This form was from before you signed in. Nothing has been saved yet, and all that you typed is still here"


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/draft", view_func=save_draft, methods=["POST"])
    pages.add_url_rule(f"{URL}/draft/deletion", view_func=discard_draft, methods=["POST"])


def save_draft(content_id: str, locale: str):
    """Save what was typed, together with what others have saved meanwhile."""
    typed = typed_in()
    try:
        saved = meeting.save(find(content_id, locale), typed, current_app.extensions["schemas"], actor())
    except Refusal as refusal:
        return again(find(content_id, locale), refusal)
    forget_saved(typed, content_id, locale)
    document = find(content_id, locale)
    if request.htmx:
        return _saved_by_htmx(document, typed, saved)
    flash(UNCHANGED, "note") if saved == NOTHING else done(*_message(document, saved))
    return back(content_id, locale)


def _saved_by_htmx(document: Document, typed: Mapping[str, str], saved: Saved) -> Response:
    is_new_to_form = (saved.met and saved.met.merge.kept) or any(name.startswith(CHOICE) for name in typed)
    if is_new_to_form:
        return renewed(document, told(*_message(document, saved)))
    return saved_part(document, _message(document, saved)[0])


def _message(document: Document, saved: Saved) -> tuple[str, Receipt | None, dict | None]:
    """What was saved, its receipt, and a link to what others had changed."""
    what, met = _saved(saved.receipt), saved.met
    if not (met and met.merge.kept):
        return what, saved.receipt, None
    return f"{what}, {together(document, met)}", saved.receipt, comparison_of(document, met)


def _saved(receipt: Receipt | None) -> str:
    """What was saved; links may have changed without a draft."""
    if receipt is None:
        return UNCHANGED
    what = "Draft" if any(each.type == "DraftSaved" for each in receipt.events) else "Links"
    return f"{what} saved at {time_of_day(clock.now())}"


def discard_draft(content_id: str, locale: str):
    """Throw the draft away."""
    done("Draft discarded", desk.discard(find(content_id, locale), seen_in(request.form).document, actor()))
    return back(content_id, locale)


def settled(content_id: str, locale: str, act: Callable[..., Receipt], message: str) -> Response:
    """Do with what the form says, whether it was saved before or not, what `act` does; the form again if it refuses."""
    typed, schemas = typed_in(), current_app.extensions["schemas"]
    try:
        receipt = act(*meeting.settled(find(content_id, locale), typed, schemas, actor()), schemas, actor())
    except Refusal as refusal:
        return again(find(content_id, locale), refusal)
    forget_saved(typed, content_id, locale)
    done(message, receipt)
    return back(content_id, locale)


def back(content_id: str, locale: str) -> Response:
    return redirect(url_for("pages.document", content_id=content_id, locale=locale), 303)


def again(document: Document, refusal: Refusal) -> Response:
    """The form with what was typed, and why it was not saved."""
    typed = typed_in()
    if isinstance(refusal, MergedInstead):
        return _look_first(document, typed, refusal.saved)
    if isinstance(refusal, Conflict) and refusal.reason == "version_conflict":
        return refused(document, typed, [], 409, met=meeting.meet(document, typed))
    labels = labels_of(desk.fields_of(document), typed)
    status = 409 if isinstance(refusal, Conflict) else 422
    return refused(document, typed, mistakes_of(refusal, labels), status)


def _look_first(document: Document, typed: Mapping[str, str], saved: Saved) -> Response:
    forget_saved(typed, document.content_id, document.locale)
    what, receipt, link = _message(document, saved)
    done(f"{what}. {LOOK_FIRST}", receipt, link)
    return back(document.content_id, document.locale)


def try_again() -> Response:
    """For a form from before its editor signed in anew: the same form with a token of this session."""
    return refused(find(**request.view_args), typed_in(), [Mistake(None, STALE)], 400)
