"""/batch: up to 500 items written in one transaction, each guarded as if it were written alone."""

from typing import Any

from flask import Blueprint, Response
from werkzeug.exceptions import UnprocessableEntity

from . import items, stale
from .bodies import answer, json_object
from .database import database
from .fields import VERSION
from .paths import BadPath, base_path_from_text

blueprint = Blueprint("batch", __name__)
MOST_ITEMS = 500


@blueprint.post("/batch")
def post() -> Response:
    entries = _entries(json_object())
    plans = [_plan(entry) for entry in entries]
    writes = [plan for plan in plans if isinstance(plan, items.Write)]
    if len({write.base_path for write in writes}) < len(writes):
        raise UnprocessableEntity("A base path occurs twice in the batch")
    taken = items.write(database(), writes) if writes else {}
    if taken:
        stale.written(list(taken))
    return answer({"results": [_result(*pair, taken) for pair in zip(entries, plans, strict=True)]})


def _entries(body: dict) -> list[dict]:
    entries = body.get("items")
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise UnprocessableEntity("items must be a list of objects")
    if len(entries) > MOST_ITEMS:
        raise UnprocessableEntity(f"items may be at most {MOST_ITEMS}")
    return entries


def _plan(entry: dict) -> items.Write | dict[str, list[str]]:
    """What to write for `entry`, or what is wrong with it."""
    given, version, item = entry.get("base_path"), entry.get("payload_version"), entry.get("item")
    instead_of = entry.get("instead_of")
    if not isinstance(given, str):
        return {"base_path": ["must be a string"]}
    if not VERSION.holds(version):
        return {"payload_version": [VERSION.demand]}
    if instead_of is not None and not VERSION.holds(instead_of):
        return {"instead_of": [VERSION.demand]}
    if not (item is None and "item" in entry) and not isinstance(item, dict):
        return {"item": ["must be an object, or null to delete"]}
    try:
        base_path = base_path_from_text(given)
    except BadPath as error:
        return {"base_path": [str(error)]}
    return items.errors_in(base_path, item or {}) or items.Write(base_path, version, item, instead_of)


def _result(entry: dict, plan: Any, taken: dict[str, items.Taken]) -> dict:
    shown = {"base_path": entry.get("base_path")}
    if not isinstance(plan, items.Write):
        return shown | {"status": 422, "errors": plan}
    return shown | {"status": _status(plan, taken.get(plan.base_path))}


def _status(write: items.Write, taken: items.Taken | None) -> int:
    match write.body, taken:
        case _, None:
            return 409
        case None, items.Taken(existed):
            return 200 if existed else 404
        case _, items.Taken(existed):
            return 200 if existed else 201
