"""Who may see and do what on the pages: by default only who has signed in, and to change anything only editors."""

from collections.abc import Callable
from datetime import timedelta

from flask import abort, current_app, g, make_response, redirect, render_template, request, session, url_for

from domain import accounts
from domain.log import Actor
from webapp.requests import request_id

EDITORS = ("editor", "publisher", "administrator")
SAFE = ("GET", "HEAD", "OPTIONS")


def open_to_all(view: Callable) -> Callable:
    """Declare that whoever asks may use `view`, signed in or not."""
    view.open_to_all = view.open_to_readers = True
    return view


def open_to_readers(view: Callable) -> Callable:
    """Declare that `view`, though it takes forms, may be used by everyone who has signed in."""
    view.open_to_readers = True
    return view


def open_to_administrators(view: Callable) -> Callable:
    """Declare that `view`, even to look at it, is for administrators only."""
    view.open_to_administrators = True
    return view


def check():
    """Let a request through to its view, or answer it here."""
    recognise()
    if g.person is None and not _declared("open_to_all"):
        return _sign_in_first()
    if request.method not in SAFE:
        current_app.extensions["csrf"].protect()
        if not may_use():
            abort(403, f"Your role is {g.person.role}, with which you can look but not change anything.")
    if _declared("open_to_administrators") and g.person.role != "administrator":
        abort(403, f"Your role is {g.person.role}; this needs administrator.")
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
    """Whether the person who is signed in may send the form that this request is."""
    return _declared("open_to_readers") or may_edit()


def may_edit() -> bool:
    """Whether the person who is signed in may change content."""
    return g.person is not None and g.person.role in EDITORS


def actor() -> Actor:
    """The person who is signed in, at the desk; all that one request does has one request id."""
    return actor_for(g.person.account_id)


def actor_for(account_id: str | None) -> Actor:
    """The same for whoever is not signed in (yet), if it is known who it is."""
    return Actor(
        person=account_id,
        application="annals",
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
