"""What an edition says: the fields that publishers decide."""

from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Content:
    """One edition's content, as a publisher gave it. Times are RFC 3339 strings in UTC."""

    schema_name: str | None = None
    document_type: str | None = None
    publishing_app: str | None = None
    rendering_app: str | None = None
    base_path: str | None = None
    title: str | None = None
    description: str | None = None
    details: dict[str, Any] = field(default_factory=dict)
    routes: list[dict[str, str]] = field(default_factory=list)
    redirects: list[dict[str, str]] = field(default_factory=list)
    links: dict[str, list[str]] = field(default_factory=dict)
    phase: str = "live"
    update_type: str | None = None
    change_note: str | None = None
    analytics_identifier: str | None = None
    access_limited: dict[str, list[str]] | None = None
    auth_bypass_ids: list[str] = field(default_factory=list)
    last_edited_by_editor_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeNote:
    """What changed, in the publisher's words, and when readers were told (null until it is published)."""

    note: str
    public_timestamp: str | None


@dataclass(frozen=True, kw_only=True)
class Restoration:
    """What was taken back to how it was at an earlier position, by the keys of `domain.comparison.fields`."""

    position: int
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class Merger:
    """What others had saved by `position` while somebody typed, and what became of that when it was saved.

    By the keys of `domain.comparison.fields`: `theirs` was taken over, `mine` stands in its place, or it holds `both`.
    `actors` are the ids of those others: people, or the applications that saved for nobody.
    """

    position: int
    actors: list[str]
    fields: dict[str, str]


CONTENT_FIELDS = tuple(each.name for each in fields(Content))
