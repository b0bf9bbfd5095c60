"""Publishing a document later: setting the time, and cancelling it."""

from flask import Blueprint, current_app

from domain import meeting, scheduling
from domain.errors import Refusal
from webapp.pages.access import actor
from webapp.pages.documents.document import URL, find
from webapp.pages.documents.draft import again, back
from webapp.pages.documents.form import typed_in
from webapp.pages.documents.offers import forget_saved
from webapp.pages.done import done


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/schedule", view_func=schedule, methods=["POST"])
    pages.add_url_rule(f"{URL}/schedule/deletion", view_func=cancel_schedule, methods=["POST"])


def schedule(content_id: str, locale: str):
    """Have what the form says published at the time that was typed."""
    typed, schemas = typed_in(), current_app.extensions["schemas"]
    try:
        settled = meeting.settled(find(content_id, locale), typed, schemas, actor())
        receipt = scheduling.schedule(*settled, schemas, actor())
    except Refusal as refusal:
        return again(find(content_id, locale), refusal)
    forget_saved(typed)
    done("Scheduled. It will be published by itself.", receipt)
    return back(content_id, locale)


def cancel_schedule(content_id: str, locale: str):
    """Have it not published by itself any more."""
    done("The schedule is cancelled", scheduling.cancel(find(content_id, locale), actor()))
    return back(content_id, locale)
