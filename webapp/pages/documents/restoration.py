"""Restoring fields of a document to how they were, as a new draft."""

from flask import Blueprint, current_app, flash, g, redirect, request, url_for
from werkzeug.datastructures import MultiDict

from domain import restoring
from domain.as_it_was import as_of
from domain.comparison.labels import label_of
from domain.errors import Conflict, Refusal
from domain.projections.links import link_set
from webapp.pages.access import actor
from webapp.pages.documents.comparison import page, positions
from webapp.pages.documents.document import URL, find
from webapp.pages.documents.draft import back
from webapp.pages.documents.form import seen_in
from webapp.pages.documents.mistakes import Mistake, mistakes_of

NOTHING_TICKED = "Nothing was restored: tick what you want to restore first"
THE_SAME = "What you asked for is how it is already, so nothing was saved"
STALE = "This form was from before you signed in. Nothing has been restored yet, and what you ticked is still ticked"


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/restoration", view_func=restore, methods=["POST"])


def restore(content_id: str, locale: str):
    """Restore what is ticked, or all of it, as it was at the position `from`."""
    document, (from_, to) = find(content_id, locale), positions(content_id, locale, request.form)
    keys = None if request.args.get("all") else request.form.getlist("field")
    if keys == []:
        return _again(Mistake(None, NOTHING_TICKED)), 422
    expected = seen_in(request.form)
    then, links = as_of(content_id, locale, from_, g.viewer), link_set(content_id)[0]
    try:
        schemas = current_app.extensions["schemas"]
        receipt = restoring.restore(document, then, keys, links, expected, schemas, actor())
    except Refusal as refusal:
        return _refused(refusal)
    if receipt is None:
        flash(THE_SAME, "note")
        here = {"content_id": content_id, "locale": locale, "from": from_, "to": to}
        return redirect(url_for("pages.comparison", **here), 303)
    flash(_sentence(receipt))
    return back(content_id, locale)


def try_again():
    """For a form from before its editor signed in anew: the same comparison with a token of this session."""
    return _again(Mistake(None, STALE)), 400


def _sentence(receipt) -> str:
    keys = [key for each in receipt.events for key in _restored(each.event)]
    return f"Restored: {', '.join(label_of(key).lower() for key in keys)}"


def _restored(event) -> list[str]:
    restored = getattr(event, "restored", None)
    return restored.fields if restored else []


def _refused(refusal: Refusal):
    if isinstance(refusal, Conflict) and refusal.reason == "version_conflict":
        return _again(moved=True), 409
    labels = {"base_path": "Path", "title": "Title", "change_note": "Change note"}
    return _again(*mistakes_of(refusal, labels)), 409 if isinstance(refusal, Conflict) else 422


def _again(*mistakes: Mistake, moved: bool = False) -> str:
    """The comparison again, with what was ticked; when the document has moved on, with what it has become."""
    document = find(**request.view_args)
    from_, to = positions(document.content_id, document.locale, request.form)
    if moved:
        to = positions(document.content_id, document.locale, MultiDict({"from": from_}))[1]
    anchored = [Mistake(None, mistake.message) for mistake in mistakes]
    return page(document, from_, to, ticked=request.form.getlist("field"), mistakes=anchored, moved=moved)
