"""Inviting somebody: the link is shown once, to be handed on, since the system sends no mail."""

from flask import Blueprint, make_response, render_template, request, url_for

from domain import accounts
from domain.errors import Refusal
from webapp.api.errors import status_of
from webapp.pages.access import actor
from webapp.pages.filled_in import error_of, text
from webapp.pages.people.roles import LABELS, organisations_for

#: The field that a refusal is about, by its reason.
FIELDS = {
    "email_invalid": "email",
    "email_in_use": "email",
    "name_blank": "name",
    "name_too_long": "name",
    "role_invalid": "role-reader",
}


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/people/new", view_func=new_person)
    pages.add_url_rule("/people", view_func=invite, methods=["POST"])


def new_person():
    """The form."""
    return _form({"role": "reader"})


def invite():
    """Invite somebody, and show the link."""
    typed = {name: text(name) for name in ("name", "email", "role")}
    organisations = request.form.getlist("organisations")
    try:
        person, token = accounts.invite(**typed, actor=actor(), organisations=organisations)
    except Refusal as refusal:
        return _form(typed, organisations, refusal), status_of(refusal)
    return handed(person, token, accounts.links.INVITED_FOR.days * 24)


def handed(person: accounts.Person, token: str, hours: int):
    """The page that shows a link, once."""
    link = url_for("pages.invitation", token=token, _external=True)
    period = f"{hours // 24} days" if hours > 24 else f"{hours} hours"
    response = make_response(render_template("pages/people/link.html", person=person, link=link, period=period))
    response.headers["Cache-Control"] = "no-store"
    return response


def _form(typed: dict[str, str], organisations: list[str] = (), refusal: Refusal | None = None) -> str:
    return render_template(
        "pages/people/new.html",
        typed=typed,
        roles=LABELS,
        chosen=organisations,
        organisations=organisations_for(organisations),
        error=error_of(refusal, FIELDS),
    )
