"""Applications and their tokens: administrators register, issue and revoke, auditors look."""

from datetime import timedelta
from uuid import UUID

from flask import Blueprint, abort, flash, make_response, redirect, render_template, request, url_for

from domain import accounts, applications, clock
from domain.errors import Refusal
from domain.rules.scopes import SCOPES
from webapp.api.errors import status_of
from webapp.pages.access import actor
from webapp.pages.filled_in import error_of, text

#: For how long a token may be good, by what the form sends.
LIVES = {
    "month": ("30 days", timedelta(days=30)),
    "quarter": ("90 days", timedelta(days=90)),
    "year": ("One year", applications.USUAL_LIFE),
    "never": ("It never expires", None),
}
#: The field that a refusal is about, by its reason.
FIELDS = {
    "name_missing": "name",
    "name_in_use": "name",
    "description_missing": "description",
    "description_too_long": "description",
    "scope_missing": "scope-read",
    "scope_invalid": "scope-read",
}


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/applications", view_func=list_applications)
    pages.add_url_rule("/applications", view_func=register_application, methods=["POST"])
    pages.add_url_rule("/applications/new", view_func=new_application)
    one = "/applications/<uuid:application_id>"
    pages.add_url_rule(one, view_func=one_application)
    pages.add_url_rule(f"{one}/tokens", view_func=issue_token, methods=["POST"])
    pages.add_url_rule(f"{one}/tokens/<uuid:token_id>/revocation", view_func=revoke_token, methods=["POST"])


def list_applications():
    """All applications by name."""
    return render_template("pages/applications/applications.html", applications=applications.listed())


def new_application():
    """The form."""
    return _form({"name": "", "publishing_apps": ""})


def register_application():
    """Register an application, and go on to its first token."""
    typed = {name: text(name) for name in ("name", "publishing_apps")}
    try:
        application_id = applications.register(
            typed["name"], typed["publishing_apps"].replace(",", " ").split(), actor()
        )
    except Refusal as refusal:
        return _form(typed, refusal), status_of(refusal)
    flash(f"{typed['name']} is registered. Now issue a token")
    return redirect(url_for("pages.one_application", application_id=application_id), 303)


def one_application(application_id: UUID):
    """What an application may do, and its tokens."""
    return _page(applications.application(str(application_id)))


def issue_token(application_id: UUID):
    """Issue a token, and show it, this once."""
    application = applications.application(str(application_id))
    description, scopes, life = text("description"), request.form.getlist("scopes"), text("life")
    try:
        until = clock.now() + LIVES[life][1] if LIVES[life][1] else None
        token = applications.issue_token(application.application_id, description, scopes, until, actor())
    except KeyError:
        abort(422, "Choose for how long the token is good.")
    except Refusal as refusal:
        typed = {"description": description, "scopes": scopes, "life": life}
        return _page(application, refusal, typed), status_of(refusal)
    response = make_response(render_template("pages/applications/token.html", application=application, token=token))
    response.headers["Cache-Control"] = "no-store"
    return response


def revoke_token(application_id: UUID, token_id: UUID):
    """Have a token work nowhere any more."""
    applications.revoke_token(str(application_id), str(token_id), actor())
    flash("The token is revoked, and works nowhere any more")
    return redirect(url_for("pages.one_application", application_id=application_id), 303)


def _form(typed: dict[str, str], refusal: Refusal | None = None) -> str:
    return render_template("pages/applications/new.html", typed=typed, error=error_of(refusal, FIELDS))


def _page(application: applications.Application, refusal: Refusal | None = None, typed: dict | None = None) -> str:
    tokens = applications.tokens_of(application.application_id)
    people = {id_ for each in tokens for id_ in (each.issued_by, each.revoked_by) if id_}
    return render_template(
        "pages/applications/application.html",
        application=application,
        tokens=tokens,
        names=accounts.names_of(people),
        scopes=SCOPES,
        lives={name: label for name, (label, _) in LIVES.items()},
        typed=typed or {"description": "", "scopes": [], "life": "year"},
        error=error_of(refusal, FIELDS),
    )
