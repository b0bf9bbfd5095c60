"""The filters of the list that each person keeps for themselves."""

from flask import Blueprint, flash, g, redirect, request

from domain.commands import DeleteFilter, SaveFilter
from domain.errors import Rejected
from domain.handle import handle
from webapp.pages.access import actor
from webapp.pages.documents.asked import asked_in
from webapp.pages.documents.catalogue import listed
from webapp.pages.documents.mistakes import Mistake
from webapp.pages.filled_in import text

STALE = "This form was from before you signed in, so nothing was saved yet. Save it again"


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/saved-filters", view_func=save_filter, methods=["POST"])
    pages.add_url_rule("/saved-filters/deletion", view_func=delete_filter, methods=["POST"])


def save_filter():
    """Keep what the form's list was asked for, under the name that was typed."""
    wanted = asked_in(request.form.get("query", ""))
    try:
        handle(SaveFilter(account_id=g.person.account_id, name=_name(), criteria=dict(wanted.kept)), actor())
    except Rejected as refusal:
        return listed(wanted, 422, name=_name(), mistakes=[Mistake("name", refusal.message)])
    flash(f"Saved as ‘{' '.join(_name().split())}’")
    return redirect(wanted.url(), 303)


def delete_filter():
    """No longer keep what has that name."""
    handle(DeleteFilter(account_id=g.person.account_id, name=_name()), actor())
    flash(f"Deleted ‘{_name()}’ from your saved filters")
    return redirect(asked_in(request.form.get("query", "")).url(), 303)


def try_again():
    """For a form from before its sender signed in anew: the same list, with the name that was typed."""
    return listed(asked_in(request.form.get("query", "")), 400, name=_name(), mistakes=[Mistake("name", STALE)])


def _name() -> str:
    return text("name")
