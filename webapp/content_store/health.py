"""/healthcheck/…: whether the process runs, and whether it can do its work."""

from flask import Blueprint, Response
from peewee import PeeweeException, ProgrammingError
from playhouse.pool import MaxConnectionsExceeded

from .auth import open_to_all
from .bodies import answer
from .database import database

blueprint = Blueprint("health", __name__, url_prefix="/healthcheck")


@blueprint.get("/live")
@open_to_all
def live() -> Response:
    return Response("OK", content_type="text/plain; charset=utf-8")


@blueprint.get("/ready")
@open_to_all
def ready() -> Response:
    reason = _what_is_wrong()
    check = {"status": "critical", "message": reason} if reason else {"status": "ok"}
    response = answer({"status": check["status"], "checks": {"database": check}}, 503 if reason else 200)
    response.headers["Cache-Control"] = "no-store"
    return response


def _what_is_wrong() -> str | None:
    try:
        database().execute_sql("SELECT FROM items LIMIT 1")
    except ProgrammingError:
        return "The database has not been migrated"
    except MaxConnectionsExceeded:
        return "Every connection to the database is in use"
    except PeeweeException:
        return "The database cannot be reached"
    return None
