"""GET /v2/links/changes: what was added to and removed from link sets, newest first."""

from dataclasses import dataclass, field
from typing import Any

from domain.clock import milliseconds
from domain.database import db
from domain.projections.link_changes import ADDED
from domain.rules.scalars import is_uuid

MOST = 250


@dataclass(frozen=True, kw_only=True)
class Question:
    """Which changes; an empty list means any."""

    link_types: list[str]
    sources: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    users: list[str] = field(default_factory=list)


_CHANGES = (
    "SELECT source_content_id::text, target_content_id::text, link_type, change, user_uid, created_at FROM link_changes"
)
_NEWEST_FIRST = f"ORDER BY position DESC, change, link_type, target_content_id LIMIT {MOST}"


def latest(question: Question) -> list[dict[str, Any]]:
    """The latest changes, 250 at most, each with what stands under its source and its target."""
    optional = (
        ("source_content_id = ANY(%s::uuid[])", question.sources),
        ("target_content_id = ANY(%s::uuid[])", question.targets),
        ("user_uid = ANY(%s)", question.users),
    )
    conditions = ["link_type = ANY(%s)", *(condition for condition, value in optional if value)]
    values = [question.link_types, *(value for _, value in optional if value)]
    rows = db.execute_sql(f"{_CHANGES} WHERE {' AND '.join(conditions)} {_NEWEST_FIRST}", values).fetchall()
    ends = _described({content_id for row in rows for content_id in row[:2]})
    return [_presented(ends, *row) for row in rows]


def _presented(ends: dict, source: str, target: str, link_type: str, change: int, user_uid: str | None, at) -> dict:
    return {
        "source": ends.get(source),
        "target": ends.get(target),
        "link_type": link_type,
        "change": "add" if change == ADDED else "remove",
        "user_uid": user_uid if is_uuid(user_uid) else None,
        "created_at": milliseconds(at),
    }


def _described(content_ids: set[str]) -> dict[str, dict[str, Any]]:
    """Title and path of the highest version under each content_id, in English if there is a choice."""
    rows = db.execute_sql(
        "SELECT DISTINCT ON (content_id) content_id::text, title, base_path FROM editions"
        " WHERE content_id = ANY(%s::uuid[]) ORDER BY content_id, user_facing_version DESC, locale <> 'en', locale",
        (list(content_ids),),
    )
    return {row[0]: {"title": row[1], "base_path": row[2], "content_id": row[0]} for row in rows.fetchall()}
