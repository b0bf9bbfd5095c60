"""The page of one document, in full and as the parts that htmx changes."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, current_app, g, make_response, render_template, request

from domain import access_log, desk, documents, log, undoing
from domain.cautions import cautions_of
from domain.document_types import type_for
from domain.documents import Document
from domain.projections import limits, schedules
from domain.rules.scalars import LOCALES
from webapp.pages import done
from webapp.pages.access import SAFE, actor, may
from webapp.pages.documents.form import Form, form_of
from webapp.pages.documents.merged import others_of
from webapp.pages.documents.mistakes import mistakes_in
from webapp.pages.documents.offers import asked_for, offers_of, typed_of
from webapp.pages.documents.review_panel import panel_of
from webapp.pages.documents.standing import whereabouts_of
from webapp.pages.entries import by_day
from webapp.pages.htmx import sized

URL = "/documents/<content_id:content_id>/<locale>"
HISTORY = 20
NOT_FOR_YOU = (
    "You cannot change this document at the moment: somebody works on a draft of it that is for other people only."
)


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(URL, view_func=document)


def document(content_id: str, locale: str):
    """What it says, how it stands, where it has got to and what happened to it."""
    found, copy = find(content_id, locale), asked_for()
    typed = typed_of(copy) if copy and copy.content_id == content_id and may_change(found) else None
    return render_template(
        "pages/documents/document.html", **shown(found, form_of(found, desk.fields_of(found), typed=typed))
    )


def find(content_id: str, locale: str) -> Document:
    """The document that a URL names, as whoever asks may see it, or the page that says there is none.

    Where its draft is not for them, they may look at what is live and change nothing.
    """
    found, here = sought(content_id, locale), {"content_id": content_id, "locale": locale}
    if found.hides_draft and request.method not in SAFE:
        access_log.record("hidden-asked-for", actor(), **here)
        abort(403, NOT_FOR_YOU)
    # What htmx asks for again and again is part of a page that was opened.
    if found.draft and found.draft.access_limited and request.method in SAFE and not request.htmx:
        access_log.record("limited-draft-opened", actor(), **here)
    return found


def sought(content_id: str, locale: str) -> Document:
    """The same for what only hints at a document; it is not noted as opened."""
    try:
        return documents.find(content_id, locale, g.viewer) if locale in LOCALES else abort(404)
    except documents.Hidden:
        access_log.record("hidden-asked-for", actor(), content_id=content_id, locale=locale)
        raise


def may_change(found: Document) -> bool:
    """Whether the person who is signed in may change this document."""
    return may("write") and not found.hides_draft


def shown(found: Document, form: Form, **more) -> dict[str, Any]:
    """What the templates need."""
    settings = current_app.config["SETTINGS"]
    visible = limits.visible_events(g.viewer)
    events = list(log.read_back(limit=HISTORY + 1, content_id=found.content_id, only=visible))
    return {
        "document": found,
        "type": type_for(found.content.document_type, found.content.details),
        "form": form,
        "may_edit": may_change(found),
        "offers": offers_of(found, form.gone_on_from) if may_change(found) else [],
        "others": others_of(form.met) if form.met else "",
        "whereabouts": whereabouts_of(found),
        "review": panel_of(found),
        "blocking": mistakes_in(found),
        "cautions": cautions_of(found),
        "schedule": None if found.hides_draft else schedules.schedule_of(found.content_id, found.locale),
        "days": by_day(events[:HISTORY], undo_in_history(found)),
        "more_history": len(events) > HISTORY,
        "live_site": settings.content_store_url,
        "draft_site": settings.draft_content_store_url,
        **more,
    }


def undo_in_history(found: Document):
    """What gives the act that takes an event of this document back; nothing for those who may only look."""
    if not may_change(found):
        return lambda recorded: None
    state = undoing.state_of(found.content_id, found.locale)
    return lambda recorded: done.undo_in(recorded, state, found.content_id, found.locale)


def refused(found: Document, typed: Mapping[str, str], mistakes: list, status: int, *, met=None) -> Response:
    """The page again, with what was typed still in it; to htmx the form alone, in the place of the form."""
    fields = desk.fields_of(found)
    form = form_of(found, fields, typed=typed, mistakes=mistakes, met=met)
    response = sized(
        "pages/documents/document.html", "pages/documents/_refused.html", status=status, **shown(found, form)
    )
    response.headers.update({"HX-Retarget": "#edit", "HX-Reswap": "outerHTML show:top"})
    return response


def renewed(found: Document, message: dict) -> Response:
    """To htmx, after a save that changed what the form says: all of the page, the form too."""
    values = shown(found, form_of(found, desk.fields_of(found)), message=message)
    response = make_response(render_template("pages/documents/_renewed.html", **values))
    response.headers.update({"HX-Retarget": "#edit", "HX-Reswap": "outerHTML", "HX-Trigger-After-Swap": "annals:saved"})
    return response


def saved(found: Document, message: str) -> Response:
    """To htmx, after a save: the message, and every part of the page but the form in which somebody is typing."""
    values = shown(found, form_of(found, desk.fields_of(found)), message=message)
    response = make_response(render_template("pages/documents/_saved.html", **values))
    response.headers["HX-Trigger-After-Swap"] = "annals:saved"
    return response
