"""Publishing a document."""

from flask import Blueprint, current_app, flash

from domain import desk
from domain.errors import Refusal
from webapp.pages.access import actor
from webapp.pages.documents.document import URL, find
from webapp.pages.documents.draft import again, back
from webapp.pages.documents.form import seen_in, typed_in


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/publication", view_func=publish, methods=["POST"])


def publish(content_id: str, locale: str):
    """Publish what the form says, whether it was saved before or not."""
    document, typed = find(content_id, locale), typed_in()
    try:
        desk.publish(document, typed, seen_in(typed), current_app.extensions["schemas"], actor())
    except Refusal as refusal:
        return again(find(content_id, locale), refusal)
    flash("Published. It is on its way to the live site.")
    return back(content_id, locale)
