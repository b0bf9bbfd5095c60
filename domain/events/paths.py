"""Events of paths, and of the names and announcements that go with them."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class PathReserved:
    """An application became the owner of a path."""

    base_path: str
    publishing_app: str
    previous_publishing_app: str | None


@dataclass(frozen=True, kw_only=True)
class PathReleased:
    """A path has no owner any more."""

    base_path: str
    publishing_app: str


@dataclass(frozen=True, kw_only=True)
class AliasAssigned:
    """A name stands for a content_id from now on."""

    name: str
    content_id: str


@dataclass(frozen=True, kw_only=True)
class PublishIntentPut:
    """It was announced when something will be published at a path; `intent` is the announcement as it was sent."""

    base_path: str
    intent: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class PublishIntentDeleted:
    """The announcement for a path was taken back."""

    base_path: str
