"""/v2/system: whether the whole system is in a valid state, and the runs that verify, repair and rebuild it."""

from dataclasses import dataclass

from flask import Blueprint, current_app, g, jsonify

from domain import runs
from domain.errors import Invalid, Problem, Rejected
from jobs.checks import NAMES
from jobs.overview import as_json, overview, run_as_json
from jobs.targets.holdings import HOLDINGS
from webapp.api.body import json_object


@dataclass(frozen=True)
class Option:
    """What an option may be."""

    demand: str
    values: tuple


DEEP = Option("must be true or false", (True, False))
OPTIONS = {
    "verify": {"deep": DEEP, "only": Option(f"must be one of {', '.join(NAMES)}", NAMES)},
    "repair": {"target": Option(f"must be one of {', '.join(HOLDINGS)}", tuple(HOLDINGS))},
    "resend": {"target": Option(f"must be one of {', '.join(HOLDINGS)}", tuple(HOLDINGS))},
    "rebuild": {},
    "swap": {},
    "cancel-rebuild": {},
}


def add_routes(api: Blueprint) -> None:
    api.add_url_rule("/v2/system", view_func=show_system)
    api.add_url_rule("/v2/system/runs", view_func=start_system_run, methods=["POST"])


def show_system():
    """The answer, and what it rests on."""
    return jsonify(as_json(overview(current_app.config["SETTINGS"])))


def start_system_run():
    """Ask for a run; how far it is stands in `/v2/system`."""
    if g.application.publishing_apps:
        raise Rejected("This token is limited to some publishing apps; a run is about all of them", reason="limited")
    body = json_object()
    action, options = body.get("action"), body.get("options") or {}
    _check(action, options)
    run = runs.ask_for(action, options, g.application.application_id)
    return jsonify(run_as_json(run)), 202


def _check(action, options) -> None:
    if not isinstance(action, str) or action not in OPTIONS:
        raise Invalid([Problem("action", f"must be one of {', '.join(OPTIONS)}", "invalid")])
    if not isinstance(options, dict):
        raise Invalid([Problem("options", "must be an object", "invalid")])
    for name, value in options.items():
        option = OPTIONS[action].get(name)
        if option is None:
            raise Invalid([Problem("options", f"{name} is no option of {action}", "invalid")])
        if not any(value is each or (isinstance(value, str) and value == each) for each in option.values):
            raise Invalid([Problem(f"options.{name}", option.demand, "invalid")])
