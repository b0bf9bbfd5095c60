"""/items: what is held, for verification; /everything: emptying the store in development."""

from flask import Blueprint, Response, request
from werkzeug.exceptions import BadRequest

from . import items, stale
from .bodies import answer
from .database import database

blueprint = Blueprint("inventory", __name__)
MOST_ITEMS = 10_000
USUAL_ITEMS = 1_000

ROWS = f"""
SELECT base_path, payload_version, fingerprint, item IS NULL AS deleted, item IS NULL OR checksum = {items.CHECKSUM}
FROM items WHERE base_path > %s AND (%s OR base_path = ANY(%s)) ORDER BY base_path LIMIT %s
"""  # noqa: S608 -- constants only
COLUMNS = ("base_path", "payload_version", "fingerprint", "deleted", "intact")


@blueprint.get("/items")
def index() -> Response:
    """A page of all items, or of those at the base paths that are asked for."""
    after, paths, limit = request.args.get("after", ""), request.args.getlist("base_path"), _limit()
    if any("\0" in path for path in (after, *paths)):
        raise BadRequest("a base path has no null character in it")
    rows = database().execute_sql(ROWS, (after, not paths, paths, limit)).fetchall()
    listed = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    return answer({"items": listed, "next": rows[-1][0] if len(rows) == limit else None})


@blueprint.delete("/everything")
def delete_everything() -> Response:
    items.delete_everything(database())
    stale.written([])
    return answer({})


def _limit() -> int:
    limit = request.args.get("limit", USUAL_ITEMS, type=int)
    if not 1 <= limit <= MOST_ITEMS:
        raise BadRequest(f"limit must be from 1 to {MOST_ITEMS}")
    return limit
