"""Reviewing a draft: asking for changes, approving, looking back."""

from flask import Blueprint, flash, request

from domain.commands import Approve, LookBack, RequestChanges
from domain.errors import Invalid
from domain.handle import handle
from webapp.pages.access import actor
from webapp.pages.documents.document import URL, find, refused
from webapp.pages.documents.draft import back
from webapp.pages.documents.form import seen_in
from webapp.pages.documents.mistakes import mistakes_of
from webapp.pages.done import done


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/approval", view_func=approve, methods=["POST"])
    pages.add_url_rule(f"{URL}/change-request", view_func=request_changes, methods=["POST"])
    pages.add_url_rule(f"{URL}/look-back", view_func=look_back, methods=["POST"])


def approve(content_id: str, locale: str):
    """Approve the draft as one has seen it."""
    receipt = handle(Approve(**_about(content_id, locale), seen=seen_in(request.form).document), actor())
    done("Approved", receipt)
    return back(content_id, locale)


def request_changes(content_id: str, locale: str):
    """Send the draft back with a comment."""
    try:
        handle(RequestChanges(**_about(content_id, locale), seen=seen_in(request.form).document), actor())
    except Invalid as refusal:
        return refused(find(content_id, locale), {}, mistakes_of(refusal, {"comment": "Comment"}), 422)
    flash("Changes requested")
    return back(content_id, locale)


def look_back(content_id: str, locale: str):
    """Note that one has looked at an edition that was published without review."""
    handle(LookBack(**_about(content_id, locale), user_facing_version=request.form.get("edition", 0, int)), actor())
    flash("Thank you. It is noted that you have looked back at it.")
    return back(content_id, locale)


def _about(content_id: str, locale: str) -> dict:
    find(content_id, locale)
    return {"content_id": content_id, "locale": locale, "comment": request.form.get("comment")}
