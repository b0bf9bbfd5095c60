"""The system: one answer to whether it is in a valid state, what that rests on, and what can be done about it."""

from dataclasses import dataclass

from flask import Blueprint, abort, current_app, flash, g, redirect, request, url_for

from domain import accounts, permissions, runs
from jobs.checks import CHECKS
from jobs.overview import overview
from jobs.targets.holdings import HOLDINGS
from webapp.pages.access import may
from webapp.pages.htmx import sized


@dataclass(frozen=True)
class Button:
    """What somebody may start: the action with its options, and the permission that it takes."""

    label: str
    action: str
    options: dict
    takes: str = "operate"


BUTTONS = {
    "verify": Button("Verify everything", "verify", {}, "verify"),
    "verify-deep": Button("Verify everything deeply", "verify", {"deep": True}, "verify"),
    **{
        f"verify-{check.name}": Button("Verify", "verify", {"only": check.name, "deep": True}, "verify")
        for check in CHECKS
    },
    **{f"repair-{target}": Button("Repair", "repair", {"target": target}) for target in HOLDINGS},
    **{f"resend-{target}": Button("Try again now", "resend", {"target": target}) for target in HOLDINGS},
    "rebuild": Button("Rebuild the projections", "rebuild", {}),
    "swap": Button("Swap them in", "swap", {}),
    "cancel-rebuild": Button("Cancel the rebuild", "cancel-rebuild", {}),
}


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/system", view_func=system)
    pages.add_url_rule("/system/runs", view_func=start_run, methods=["POST"])


def system():
    """The whole page; to htmx the part that changes while a run goes on."""
    shown = overview(current_app.config["SETTINGS"])
    return sized(
        "pages/system/system.html",
        "pages/system/_system.html",
        overview=shown,
        checks=CHECKS,
        targets=list(HOLDINGS),
        buttons={name: button for name, button in BUTTONS.items() if may(button.takes)},
        names=accounts.names_of({run.asked_by for run in shown.runs.values() if run.asked_by}),
    )


def start_run():
    """Ask for what a button says."""
    button = BUTTONS.get(request.form.get("run", ""))
    if button is None:
        abort(404, "There is no such button.")
    if not may(button.takes):
        abort(403, permissions.sentence(g.person.role, button.takes))
    runs.ask_for(button.action, button.options, g.person.account_id)
    flash(f"“{button.label}” has been asked for")
    return redirect(url_for("pages.system"), 303)
