"""/healthcheck/…: whether the process runs, and whether it can do its work."""

from flask import Blueprint, Response, current_app

from domain import probe

from .. import healthcheck
from ..healthcheck import OK, Check
from .auth import open_to_all
from .database import missing_migrations

blueprint = Blueprint("health", __name__, url_prefix="/healthcheck")
live = blueprint.get("/live")(open_to_all(healthcheck.live))


@blueprint.get("/ready")
@open_to_all
def ready() -> Response:
    config = current_app.config
    checks = _database(config["DATABASE_URL"])
    if config["DATA"]:
        checks["disk"] = healthcheck.checked(lambda: healthcheck.disk(config["DATA"], config["LEAST_FREE_MB"]))
    return healthcheck.report(checks)


def _database(url: str) -> dict[str, Check]:
    try:
        missing = missing_migrations(url)
    except probe.NoAnswer as error:
        return {"database": healthcheck.no_answer(error)}
    return {"database": (OK, "The database answers."), "migrations": healthcheck.migrations(missing)}
