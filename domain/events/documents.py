"""Events of documents."""

from dataclasses import dataclass
from typing import Any

from domain.content import ChangeNote, Content, Merger, Restoration


@dataclass(frozen=True, kw_only=True)
class DraftSaved:
    """The draft of a document was created or replaced.

    `restored` says what of it came from an earlier position, `merged` what became of what others had saved meanwhile.
    """

    user_facing_version: int
    lock_version: int
    content: Content
    change_note: ChangeNote | None
    last_edited_at: str
    first_published_at: str | None
    public_updated_at: str | None
    major_published_at: str | None
    publishing_api_first_published_at: str | None
    restored: Restoration | None
    merged: Merger | None


@dataclass(frozen=True, kw_only=True)
class DraftDiscarded:
    """The draft was thrown away; its number is free again."""

    user_facing_version: int
    lock_version: int


@dataclass(frozen=True, kw_only=True)
class EditionPublished:
    """The draft became the live edition; the one before it is superseded."""

    user_facing_version: int
    superseded_version: int | None
    update_type: str
    change_note: ChangeNote | None
    first_published_at: str
    public_updated_at: str
    major_published_at: str | None
    publishing_api_first_published_at: str
    publishing_request_id: str | None


@dataclass(frozen=True, kw_only=True)
class EditionUnpublished:
    """An edition was taken down: gone, redirect, withdrawal or vanish."""

    user_facing_version: int
    superseded_version: int | None
    type: str
    explanation: str | None
    alternative_path: str | None
    redirects: list[dict[str, Any]] | None
    unpublished_at: str | None
    dates: dict[str, str | None] | None
    """What a draft gets as its dates when it is unpublished without having been published; null for a live edition."""


@dataclass(frozen=True, kw_only=True)
class EditionSubstituted:
    """The live edition gave way to other content at its path; it is live no longer."""

    user_facing_version: int


@dataclass(frozen=True, kw_only=True)
class EditionRepublished:
    """The live edition was sent again; an unpublished one is published again."""

    user_facing_version: int
    publishing_request_id: str | None


@dataclass(frozen=True, kw_only=True)
class HostContentUpdated:
    """A content block that a document shows was published, so that the document was presented again.

    `source_block` is the block in the form that publishing clients read: content_id, title, document_type and
    updated_by_user_uid.
    """

    source_block: dict[str, Any]
    source_locale: str
    source_version: int
