"""/items: what is held, for verification; /everything: emptying the store in development."""

from flask import Blueprint, Response, request
from werkzeug.exceptions import BadRequest

from . import items, stale
from .bodies import answer
from .database import database

blueprint = Blueprint("inventory", __name__)
MOST_ITEMS = 10_000
USUAL_ITEMS = 1_000

PAGE = """
SELECT base_path, payload_version, fingerprint, item IS NULL AS deleted
FROM items WHERE base_path > %s ORDER BY base_path LIMIT %s
"""


@blueprint.get("/items")
def index() -> Response:
    after, limit = _after(), _limit()
    rows = database().execute_sql(PAGE, (after, limit)).fetchall()
    names = ("base_path", "payload_version", "fingerprint", "deleted")
    listed = [dict(zip(names, row, strict=True)) for row in rows]
    return answer({"items": listed, "next": rows[-1][0] if len(rows) == limit else None})


@blueprint.delete("/everything")
def delete_everything() -> Response:
    items.delete_everything(database())
    stale.written([])
    return answer({})


def _after() -> str:
    after = request.args.get("after", "")
    if "\0" in after:
        raise BadRequest("after must be a base path")
    return after


def _limit() -> int:
    limit = request.args.get("limit", USUAL_ITEMS, type=int)
    if not 1 <= limit <= MOST_ITEMS:
        raise BadRequest(f"limit must be from 1 to {MOST_ITEMS}")
    return limit
