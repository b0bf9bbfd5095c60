"""Submitting a draft for review, and taking back what was asked for or approved."""

from flask import Blueprint, flash

from domain import desk
from domain.commands import TakeBackReview
from domain.handle import handle
from webapp.pages.access import actor
from webapp.pages.documents.document import URL, find
from webapp.pages.documents.draft import back, settled
from webapp.pages.done import done


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/review", view_func=submit_for_review, methods=["POST"])
    pages.add_url_rule(f"{URL}/review/deletion", view_func=take_back_review, methods=["POST"])


def submit_for_review(content_id: str, locale: str):
    """Submit what the form says, whether it was saved before or not."""
    return settled(content_id, locale, desk.submit, "Submitted for review")


def take_back_review(content_id: str, locale: str):
    """Take back the request for a review, or the approval."""
    find(content_id, locale)
    receipt = handle(TakeBackReview(content_id=content_id, locale=locale), actor())
    done("Taken back", receipt) if receipt.events else flash("There was nothing to take back", "note")
    return back(content_id, locale)
