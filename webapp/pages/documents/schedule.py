"""Publishing a document later: setting the time, and cancelling it."""

from flask import Blueprint

from domain import scheduling
from webapp.pages.access import actor
from webapp.pages.documents.document import URL, find
from webapp.pages.documents.draft import back, settled
from webapp.pages.done import done


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/schedule", view_func=schedule, methods=["POST"])
    pages.add_url_rule(f"{URL}/schedule/deletion", view_func=cancel_schedule, methods=["POST"])


def schedule(content_id: str, locale: str):
    """Have what the form says published at the time that was typed."""
    return settled(content_id, locale, scheduling.schedule, "Scheduled. It will be published by itself.")


def cancel_schedule(content_id: str, locale: str):
    """Have it not published by itself any more."""
    done("The schedule is cancelled", scheduling.cancel(find(content_id, locale), actor()))
    return back(content_id, locale)
