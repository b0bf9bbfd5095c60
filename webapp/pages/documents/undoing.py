"""Taking an act back."""

from flask import Blueprint, request

from domain import undoing
from webapp.pages.access import actor
from webapp.pages.documents.document import URL, find
from webapp.pages.documents.draft import back
from webapp.pages.done import done


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/undoing", view_func=undo, methods=["POST"])


def undo(content_id: str, locale: str):
    """Take back what happened at a position of the log; this too can be undone."""
    find(content_id, locale)
    done("Undone", undoing.undo(request.form.get("position", 0, int), content_id, locale, actor()))
    return back(content_id, locale)
