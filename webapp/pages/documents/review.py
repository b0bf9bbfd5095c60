"""Submitting a draft for review, and taking back what was asked for or approved."""

from flask import Blueprint, current_app, flash

from domain import desk, meeting
from domain.commands import TakeBackReview
from domain.errors import Refusal
from domain.handle import handle
from webapp.pages.access import actor
from webapp.pages.documents.document import URL, find
from webapp.pages.documents.draft import again, back
from webapp.pages.documents.form import typed_in
from webapp.pages.documents.offers import forget_saved
from webapp.pages.done import done


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/review", view_func=submit_for_review, methods=["POST"])
    pages.add_url_rule(f"{URL}/review/deletion", view_func=take_back_review, methods=["POST"])


def submit_for_review(content_id: str, locale: str):
    """Submit what the form says, whether it was saved before or not."""
    typed, schemas = typed_in(), current_app.extensions["schemas"]
    try:
        receipt = desk.submit(*meeting.settled(find(content_id, locale), typed, schemas, actor()), schemas, actor())
    except Refusal as refusal:
        return again(find(content_id, locale), refusal)
    forget_saved(typed)
    done("Submitted for review", receipt)
    return back(content_id, locale)


def take_back_review(content_id: str, locale: str):
    """Take back the request for a review, or the approval."""
    find(content_id, locale)
    receipt = handle(TakeBackReview(content_id=content_id, locale=locale), actor())
    flash("Taken back" if receipt.events else "There was nothing to take back")
    return back(content_id, locale)
