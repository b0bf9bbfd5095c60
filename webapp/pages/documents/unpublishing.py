"""Taking down what is live, and bringing it back."""

from collections.abc import Mapping

from flask import Blueprint, render_template, request

from domain import taking_down
from domain.documents import Document
from domain.errors import Refusal
from webapp.api.errors import status_of
from webapp.pages.access import actor, may
from webapp.pages.documents.document import URL, find, may_change
from webapp.pages.documents.draft import STALE, back
from webapp.pages.documents.form import seen_in
from webapp.pages.documents.mistakes import Mistake, mistakes_of
from webapp.pages.done import done

LABELS = dict.fromkeys(("type", "withdrawal_explanation", "destination", "alternative_path", "discard_draft"), "")
DONE = {
    "withdrawal": "Withdrawn. The live site is being told.",
    "redirect": "Redirected. The live site is being told.",
    "gone": "Taken down. The live site is being told.",
    "vanish": "Removed. The live site is being told.",
}


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/unpublishing", view_func=unpublishing)
    pages.add_url_rule(f"{URL}/unpublishing", view_func=unpublish, methods=["POST"])
    pages.add_url_rule(f"{URL}/republication", view_func=republish, methods=["POST"])


def unpublishing(content_id: str, locale: str):
    """The form: in which way."""
    return _form(find(content_id, locale), {}, [])


def unpublish(content_id: str, locale: str):
    """Take it down."""
    document = find(content_id, locale)
    try:
        receipt = taking_down.take_down(document, request.form, seen_in(request.form).document, actor())
    except Refusal as refusal:
        return _form(document, request.form, mistakes_of(refusal, LABELS)), status_of(refusal)
    done(DONE[request.form["type"]], receipt)
    return back(content_id, locale)


def republish(content_id: str, locale: str):
    """Bring it back."""
    receipt = taking_down.bring_back(find(content_id, locale), seen_in(request.form).document, actor())
    done("Published again, as it was. The live site is being told.", receipt)
    return back(content_id, locale)


def try_again():
    """For a form from before its editor signed in anew: the same form with a token of this session."""
    return _form(find(**request.view_args), request.form, [Mistake(None, STALE)]), 400


def _form(document: Document, typed: Mapping[str, str], mistakes: list[Mistake]) -> str:
    return render_template(
        "pages/documents/unpublishing.html",
        document=document,
        typed=typed,
        mistakes=mistakes,
        wrong={mistake.field: mistake.message for mistake in mistakes},
        kinds=taking_down.KINDS,
        may_edit=may_change(document) and may("publish"),
    )
