"""Commands about documents."""

from dataclasses import dataclass
from typing import Any

from domain.commands.base import Command, DocumentCommand
from domain.commands.links import PatchLinks
from domain.content import Content, Merger, Restoration


@dataclass(frozen=True, kw_only=True)
class SaveDraft(DocumentCommand):
    """Create or replace the draft. With `unless_same`, content identical to the current one is no change.

    `links` are changed in the same transaction: either both are saved or neither is.
    """

    content: Content
    links: PatchLinks | None = None
    content_id_alias: str | None = None
    first_published_at: str | None = None
    public_updated_at: str | None = None
    last_edited_at: str | None = None
    unless_same: bool = False
    restored: Restoration | None = None
    merged: Merger | None = None


@dataclass(frozen=True, kw_only=True)
class Publish(DocumentCommand):
    """`publishing_request_id` is what the client calls its request; it is shown with the edition.

    `without_review` is the reason why nobody has approved the draft, where its type asks for a review.
    """

    update_type: str | None = None
    publishing_request_id: str | None = None
    without_review: str | None = None


@dataclass(frozen=True, kw_only=True)
class Unpublish(DocumentCommand):
    """Take down the live edition, or with `allow_draft` the draft, as gone, redirect, withdrawal or vanish."""

    type: str | None = None
    explanation: str | None = None
    alternative_path: str | None = None
    redirects: list[dict[str, Any]] | None = None
    unpublished_at: str | None = None
    allow_draft: bool = False
    discard_drafts: bool = False


@dataclass(frozen=True, kw_only=True)
class DiscardDraft(DocumentCommand):
    pass


@dataclass(frozen=True, kw_only=True)
class Substitute(DocumentCommand):
    """Make the live edition give way to other content at its path. Only ever a step of another command."""


@dataclass(frozen=True, kw_only=True)
class Republish(DocumentCommand):
    publishing_request_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class UpdateHostContent(Command):
    """Record that an edition of a content block was published, and what shows it was presented again."""

    content_id: str
    locale: str
    source_block: dict[str, Any]
    source_locale: str
    source_version: int

    @property
    def stream(self) -> str:
        return f"host:{self.content_id}:{self.locale}"
