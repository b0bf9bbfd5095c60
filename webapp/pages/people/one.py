"""One person: the role and the organisations, a link to choose a password, and whether they may come in."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for

from domain import access_log, accounts
from domain.errors import Refusal
from webapp.api.errors import status_of
from webapp.pages.access import actor, idle
from webapp.pages.filled_in import error_of
from webapp.pages.people.inviting import handed
from webapp.pages.people.roles import LABELS, organisations_for


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/people/<uuid:account_id>", view_func=one_person)
    for what, view in (
        ("role", change_person),
        ("password-link", make_password_link),
        ("deactivation", deactivate_person),
        ("reactivation", reactivate_person),
        ("sign-out", sign_person_out),
    ):
        pages.add_url_rule(f"/people/<uuid:account_id>/{what}", view_func=view, methods=["POST"])


def one_person(account_id: UUID):
    """What is known of a person, and what can be done."""
    return _page(accounts.member(str(account_id)))


def change_person(account_id: UUID):
    """Give the person a role and organisations."""
    member = accounts.member(str(account_id))
    role, organisations = request.form.get("role", ""), request.form.getlist("organisations")
    try:
        changed = accounts.change(member.person.account_id, role, organisations, actor())
    except Refusal as refusal:
        return _page(member, refusal, role=role, chosen=organisations), status_of(refusal)
    return _back(member, "The role and the organisations are saved" if changed else "Nothing has changed")


def make_password_link(account_id: UUID):
    """Make a link by which the person chooses a password, and show it."""
    member = accounts.member(str(account_id))
    try:
        token = accounts.make_link(member.person.account_id, actor())
    except Refusal as refusal:
        return _page(member, refusal), status_of(refusal)
    period = accounts.links.RESET_FOR if member.accepted else accounts.links.INVITED_FOR
    return handed(member.person, token, int(period.total_seconds()) // 3600)


def deactivate_person(account_id: UUID):
    """Let the person come in no more."""
    member, reason = accounts.member(str(account_id)), request.form.get("reason", "").replace("\0", "")
    try:
        accounts.deactivate(member.person.account_id, reason, actor())
    except Refusal as refusal:
        return _page(member, refusal, reason=reason), status_of(refusal)
    return _back(member, f"{member.person.name} cannot sign in any more, and is signed out")


def reactivate_person(account_id: UUID):
    """Let the person come in again."""
    member = accounts.member(str(account_id))
    accounts.reactivate(member.person.account_id, actor())
    return _back(member, "The account is active again" if member.accepted else "The person can be invited again")


def sign_person_out(account_id: UUID):
    """End all sessions of the person."""
    member = accounts.member(str(account_id))
    ended = accounts.sessions.end_all(member.person.account_id)
    access_log.record("sessions-ended", actor(), account_id=member.person.account_id, ended=ended)
    return _back(member, f"{member.person.name} is signed out everywhere")


def _back(member: accounts.Member, message: str):
    flash(message)
    return redirect(url_for("pages.one_person", account_id=member.person.account_id), 303)


#: The field that a refusal is about, by its reason.
FIELDS = {"reason_blank": "reason", "reason_too_long": "reason", "role_invalid": "role-reader"}


def _page(member: accounts.Member, refusal: Refusal | None = None, **typed) -> str:
    given = {"role": member.person.role, "chosen": member.person.organisations, "reason": ""} | typed
    return render_template(
        "pages/people/person.html",
        member=member,
        person=member.person,
        roles=LABELS,
        organisations=organisations_for(given["chosen"]),
        sessions=accounts.sessions.sessions_of(member.person.account_id, idle()),
        error=error_of(refusal, FIELDS),
        **given,
    )
