"""Who may see and do what on the pages: what the table of `permitted` says, and nothing that is not in it."""

from datetime import timedelta

from flask import abort, current_app, g, make_response, redirect, render_template, request, session, url_for

from domain import accounts, permissions
from domain.log import DESK, Actor
from webapp.pages import permitted
from webapp.requests import request_id

SAFE = ("GET", "HEAD", "OPTIONS")


def check():
    """Let a request through to its view, or answer it here."""
    recognise()
    needed = permitted.takes(request.endpoint)
    if g.person is None and needed != permitted.ANYBODY:
        return _sign_in_first()
    if request.method not in SAFE:
        current_app.extensions["csrf"].protect()
    if not may_use():
        abort(403, permissions.sentence(g.person.role, needed) if needed else "Nobody may use this page yet.")
    return None


def recognise() -> None:
    """Let the request know who sends it, if somebody has signed in."""
    g.person, g.session = accounts.resumed(session["token"], idle()) if "token" in session else (None, None)
    g.viewer = g.person.viewer if g.person else None
    if g.session and not _declared("unattended"):
        accounts.sessions.note_use(g.session)


def idle() -> timedelta:
    """For how long somebody who does nothing stays signed in."""
    return current_app.config["PERMANENT_SESSION_LIFETIME"]


def may_use() -> bool:
    """Whether whoever asks may have what this request is for."""
    return permitted.may(g.person and g.person.role, permitted.takes(request.endpoint))


def may(permission: str) -> bool:
    """Whether the person who is signed in has the permission."""
    return g.person is not None and permissions.has(g.person.role, permission)


def actor() -> Actor:
    """The person who is signed in, at the desk; all that one request does has one request id."""
    return actor_for(g.person.account_id)


def actor_for(account_id: str | None) -> Actor:
    """The same for whoever is not signed in (yet), if it is known who it is."""
    return Actor(
        person=account_id,
        application=DESK,
        trigger="person",
        request_id=request_id(),
        address=request.remote_addr,
    )


def _declared(what: str) -> bool:
    return getattr(current_app.view_functions.get(request.endpoint), what, False)


def _sign_in_first():
    if request.htmx:
        return make_response(render_template("pages/sessions/_signed_out.html"), 401)
    if request.method in SAFE:
        wanted = request.full_path.rstrip("?")
        return redirect(url_for("pages.sign_in", next=None if wanted == "/" else wanted), 303)
    return make_response(render_template("pages/sessions/signed_out.html"), 401)
