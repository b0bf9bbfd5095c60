"""Choosing a password by a link: an invited person's first one, or another in the place of one that is forgotten."""

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for

from domain import access_log
from domain.accounts import links, throttle
from domain.errors import NotFound, Rejected
from webapp.pages.access import actor_for, open_to_all
from webapp.pages.sessions import end_here


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/invitations/<token>", view_func=invitation)
    pages.add_url_rule("/invitations/<token>", view_func=choose_password, methods=["POST"])


@open_to_all
def invitation(token: str):
    """The form, for whoever has a link that works."""
    return _form(_found(token))


@open_to_all
def choose_password(token: str):
    """Choose the password; then the link works no more, and the person signs in with it."""
    found = _found(token)
    try:
        links.use(token, request.form.get("password", "").replace("\0", ""), actor_for)
    except Rejected as refused:
        return _form(found, refused.message, 422)
    end_here()
    flash("Your password is set. Sign in with it")
    return redirect(url_for("pages.sign_in"), 303)


def _found(token: str) -> links.Invited:
    lanes = throttle.lanes_of_links(request.remote_addr)
    throttle.attempt(lanes)
    try:
        found = links.find(token)
    except NotFound:
        access_log.record("link-refused", actor_for(None))
        raise
    throttle.succeeded(lanes)
    return found


def _form(found: links.Invited, error: str | None = None, status: int = 200) -> Response:
    response = make_response(render_template("pages/invitations/invitation.html", found=found, error=error), status)
    response.headers["Cache-Control"] = "no-store"
    return response
