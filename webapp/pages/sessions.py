"""Signing in and out."""

import re

from flask import Blueprint, flash, g, redirect, render_template, request, session, url_for

from domain import access_log, accounts
from domain.accounts import throttle
from webapp.pages.access import actor, actor_for, open_to_all, open_to_readers
from webapp.pages.slowing import retry_after, too_many

# A browser drops tabs and line ends from a URL and takes a backslash for a slash: none of them, then.
_WITHIN_THE_SITE = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
WRONG = "The email address or the password is wrong"
NO_COOKIE = "Your browser did not send what this page gave it. Allow cookies for this site, then try again"


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/sign-in", view_func=sign_in)
    pages.add_url_rule("/sign-in", view_func=start_session, methods=["POST"])
    pages.add_url_rule("/sign-out", view_func=end_session, methods=["POST"])


@open_to_all
def sign_in():
    """The form, or on for whoever has signed in already."""
    return redirect(_next(), 303) if g.person else _form()


@open_to_all
def start_session():
    """Sign in. The session is a new one, so that nobody can have prepared it."""
    email, password = (request.form.get(name, "").replace("\0", "") for name in ("email", "password"))
    lanes = throttle.lanes_of_sign_in(email, request.remote_addr)
    try:
        throttle.attempt(lanes)
    except throttle.TooSoon as early:
        _note("sign-in-slowed", email)
        return _form(too_many(early.seconds), email), 429, retry_after(early.seconds)
    person = accounts.sign_in(email, password)
    if person is None:
        _note("sign-in-failed", email)
        return _form(WRONG, email), 422
    throttle.succeeded(lanes)
    _begin(person)
    return redirect(_next(), 303)


def _begin(person: accounts.Person) -> None:
    end_here()
    access_log.record("signed-in", actor_for(person.account_id))
    session["token"] = accounts.sessions.begin(person.account_id, request.remote_addr, request.user_agent.string)
    session.permanent = True


@open_to_readers
def end_session():
    """Sign out."""
    access_log.record("signed-out", actor())
    end_here()
    flash("You have signed out")
    return redirect(url_for("pages.sign_in"), 303)


def end_here() -> None:
    """End the session that this browser has, here and in the browser."""
    if g.session:
        accounts.sessions.end(g.session.account_id, g.session.session_id)
    session.clear()


def _note(kind: str, email: str) -> None:
    """Note whose account it was; of what was typed only an address that is nobody's, never what may be a password."""
    account_id = accounts.id_of(email)
    typed = {} if account_id or "@" not in email else {"email": email[:200]}
    access_log.record(kind, actor_for(account_id), **typed)


def try_again():
    """For a form without the token that its session was given."""
    return _form(NO_COOKIE, request.form.get("email", "")), 400


def _form(error: str | None = None, email: str = "") -> str:
    return render_template("pages/sessions/sign_in.html", error=error, email=email, next=_next())


def _next() -> str:
    """Where to go after signing in: only ever within this site."""
    wanted = request.values.get("next", "")
    return wanted if _WITHIN_THE_SITE.fullmatch(wanted) else url_for("pages.catalogue")
