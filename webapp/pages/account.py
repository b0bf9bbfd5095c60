"""One's own account: who one is here, one's password, and where one is signed in."""

from uuid import UUID

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for

from domain import access_log, accounts, documents
from domain.accounts import throttle
from domain.errors import Rejected
from webapp.pages.access import actor, idle, open_to_readers
from webapp.pages.slowing import retry_after, too_many


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/account", view_func=account)
    pages.add_url_rule("/account/password", view_func=change_password, methods=["POST"])
    pages.add_url_rule("/account/sessions/<uuid:session_id>/end", view_func=end_own_session, methods=["POST"])
    pages.add_url_rule("/account/other-sessions/end", view_func=end_other_sessions, methods=["POST"])


def account():
    """Who one is here, and one's sessions."""
    return _page()


@open_to_readers
def change_password():
    """Choose another password, knowing the present one; the other sessions end."""
    present, new = (request.form.get(name, "").replace("\0", "") for name in ("present", "password"))
    lanes = throttle.lanes_of_own_password(g.person.account_id)
    try:
        throttle.attempt(lanes)
        accounts.change_password(g.person, present, new, actor(), g.session.session_id)
    except throttle.TooSoon as early:
        return _page(present=too_many(early.seconds)), 429, retry_after(early.seconds)
    except Rejected as refused:
        return _refused(refused, lanes), 422
    throttle.succeeded(lanes)
    flash("Your password is changed, and you are signed out everywhere else")
    return redirect(url_for("pages.account"), 303)


def _refused(refused: Rejected, lanes: list[throttle.Lane]) -> str:
    if refused.reason == "password_wrong":
        access_log.record("password-wrong", actor())
        return _page(present=refused.message)
    throttle.succeeded(lanes)
    return _page(password=refused.message)


@open_to_readers
def end_own_session(session_id: UUID):
    """Sign out one of one's browsers."""
    if not accounts.sessions.end(g.person.account_id, str(session_id)):
        abort(404, "This session has ended already.")
    _note(1)
    flash("The session has ended")
    return redirect(url_for("pages.account"), 303)


@open_to_readers
def end_other_sessions():
    """Sign out everywhere but here."""
    _note(accounts.sessions.end_all(g.person.account_id, but=g.session.session_id))
    flash("You are signed out everywhere else")
    return redirect(url_for("pages.account"), 303)


def _note(ended: int) -> None:
    access_log.record("sessions-ended", actor(), account_id=g.person.account_id, ended=ended)


def _page(**errors: str) -> str:
    """`errors` are by field."""
    return render_template(
        "pages/account/account.html",
        errors=errors,
        hours=int(idle().total_seconds()) // 3600,
        sessions=accounts.sessions.sessions_of(g.person.account_id, idle()),
        organisations=documents.titles_of(set(g.person.organisations), g.viewer) if g.person.organisations else {},
        title_in=documents.title_in,
    )
