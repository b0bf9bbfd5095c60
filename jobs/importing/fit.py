"""Making a body fit its schema: a store shows a content array as plain HTML, and change notes among the details."""

from typing import Any

from domain.schemas import Schemas, as_entry
from jobs.importing.kinds import Json

#: What was wrapped is looked at again, since it may have hidden what is wrong beside it.
ROUNDS = 3
SHOWN = 3
_WRONG_SHAPE = ("anyOf", "oneOf", "type")


def fit(schemas: Schemas, body: Json) -> list[str]:
    """Change the details of `body` to what its schema wants; returns what is still wrong, a sentence each."""
    for _ in range(ROUNDS):
        errors = schemas.errors(body["schema_name"], body)
        if not any([_mend(body, error) for error in errors]):
            break
    return [as_entry(error)["message"] for error in errors]


def in_short(problems: list[str]) -> str:
    """The first few of `problems` and how many more there are."""
    more = len(problems) - SHOWN
    return "; ".join(problems[:SHOWN]) + (f"; and {more} more" if more > 0 else "")


def _mend(body: Json, error: Any) -> bool:
    path = list(error.instance_path)
    if path[:1] != ["details"]:
        return False
    if len(path) == 1:
        return _drop_change_history(body["details"], error)
    return error.kind.name in _WRONG_SHAPE and _wrap(body, path)


def _drop_change_history(details: Json, error: Any) -> bool:
    return "change_history" in getattr(error.kind, "unexpected", ()) and bool(details.pop("change_history", None))


def _wrap(body: Json, path: list) -> bool:
    holder: Any = body
    for step in path[:-1]:
        holder = holder[step]
    text = holder[path[-1]]
    if not isinstance(text, str):
        return False
    holder[path[-1]] = [{"content_type": "text/html", "content": text}]
    return True
