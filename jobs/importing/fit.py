"""Making a body fit its schema: a store shows a content array as plain HTML, and the change history of any type."""

from typing import Any

from domain.schemas import Schemas, as_entry
from jobs.importing.kinds import Json

#: What was wrapped is looked at again, since it may have hidden what is wrong beside it.
ROUNDS = 3
SHOWN = 3
_WRONG_SHAPE = ("anyOf", "oneOf", "type")


def fit(schemas: Schemas, body: Json) -> list[str]:
    """Change the details of `body` to what its schema wants; returns what is still wrong, a sentence each.

    A change history may stay where no publisher may put one: readers have seen it, and it cannot be had otherwise.
    """
    for _ in range(ROUNDS):
        errors = [error for error in schemas.errors(body["schema_name"], body) if not _is_shown_history(error)]
        if not any([_wrap(body, list(error.instance_path)) for error in errors if error.kind.name in _WRONG_SHAPE]):
            break
    return [as_entry(error)["message"] for error in errors]


def in_short(problems: list[str]) -> str:
    """The first few of `problems` and how many more there are."""
    more = len(problems) - SHOWN
    return "; ".join(problems[:SHOWN]) + (f"; and {more} more" if more > 0 else "")


def _is_shown_history(error: Any) -> bool:
    return error.instance_path == ["details"] and getattr(error.kind, "unexpected", None) == ["change_history"]


def _wrap(body: Json, path: list) -> bool:
    if path[:1] != ["details"] or len(path) == 1:
        return False
    holder: Any = body
    for step in path[:-1]:
        holder = holder[step]
    text = holder[path[-1]]
    if not isinstance(text, str):
        return False
    holder[path[-1]] = [{"content_type": "text/html", "content": text}]
    return True
