"""Every event there is. Names and fields are a storage format: change them only by adding, with an upcaster.

Who, when and through what belong to the envelope (`domain.log.Recorded`), never to a payload.
"""

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
class ReviewRequested:
    """A draft was submitted for review; `fingerprint` is the SHA-256 of what it says and links to."""

    user_facing_version: int
    fingerprint: str
    comment: str | None


@dataclass(frozen=True, kw_only=True)
class ReviewRequestTakenBack:
    """Nobody need review the draft any more."""

    user_facing_version: int


@dataclass(frozen=True, kw_only=True)
class ChangesRequested:
    """A reviewer wants a draft to be changed before it is approved."""

    user_facing_version: int
    fingerprint: str
    comment: str


@dataclass(frozen=True, kw_only=True)
class DraftApproved:
    """A second person approved a draft: exactly what has this `fingerprint`."""

    user_facing_version: int
    fingerprint: str
    comment: str | None


@dataclass(frozen=True, kw_only=True)
class ApprovalTakenBack:
    """An approval was taken back by hand."""

    user_facing_version: int


@dataclass(frozen=True, kw_only=True)
class ApprovalVoided:
    """An approved draft was changed, or discarded, so that what was approved is there no more."""

    user_facing_version: int


@dataclass(frozen=True, kw_only=True)
class PublishedWithoutReview:
    """An edition was published that nobody had approved; somebody else has to look back at it."""

    user_facing_version: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class PublicationLookedBackAt:
    """A second person has looked at an edition that was published without review."""

    user_facing_version: int
    comment: str | None


@dataclass(frozen=True, kw_only=True)
class PublicationScheduled:
    """A time was set at which a draft is to be published, as it stands; `fingerprint` is the SHA-256 of its content."""

    user_facing_version: int
    publish_at: str
    fingerprint: str
    update_type: str | None
    without_review: str | None


@dataclass(frozen=True, kw_only=True)
class ScheduleCancelled:
    """The draft is not to be published at that time any more."""

    user_facing_version: int
    publish_at: str


@dataclass(frozen=True, kw_only=True)
class ScheduleMet:
    """The time came and the draft was published, so many seconds after it."""

    user_facing_version: int
    publish_at: str
    delay_seconds: int


@dataclass(frozen=True, kw_only=True)
class ScheduleMissed:
    """The time came and the draft could not be published; `problem` is the sentence that says why."""

    user_facing_version: int
    publish_at: str
    problem: str


@dataclass(frozen=True, kw_only=True)
class LinksPatched:
    """Some link types of a link set were replaced; an empty list removes the type. `restored` as for drafts."""

    lock_version: int
    links: dict[str, list[str]]
    restored: Restoration | None


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
class HostContentUpdated:
    """A content block that a document shows was published, so that the document was presented again.

    `source_block` is the block in the form that publishing clients read: content_id, title, document_type and
    updated_by_user_uid.
    """

    source_block: dict[str, Any]
    source_locale: str
    source_version: int


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


@dataclass(frozen=True, kw_only=True)
class AccountCreated:
    """A person got an account. The name and the address are not in the log."""

    account_id: str
    role: str


@dataclass(frozen=True, kw_only=True)
class ApplicationRegistered:
    """An application may use the JSON API; an empty list of publishing apps means all of them."""

    application_id: str
    name: str
    publishing_apps: list[str]


@dataclass(frozen=True, kw_only=True)
class FilterSaved:
    """A person kept filters of the list of documents under a name; `criteria` are the values by filter."""

    account_id: str
    name: str
    criteria: dict[str, list[str]]


@dataclass(frozen=True, kw_only=True)
class FilterDeleted:
    """A person no longer keeps what had this name."""

    account_id: str
    name: str


EVENT_TYPES = {
    each.__name__: each
    for each in (
        DraftSaved,
        DraftDiscarded,
        EditionPublished,
        EditionUnpublished,
        EditionSubstituted,
        EditionRepublished,
        ReviewRequested,
        ReviewRequestTakenBack,
        ChangesRequested,
        DraftApproved,
        ApprovalTakenBack,
        ApprovalVoided,
        PublishedWithoutReview,
        PublicationLookedBackAt,
        PublicationScheduled,
        ScheduleCancelled,
        ScheduleMet,
        ScheduleMissed,
        LinksPatched,
        PathReserved,
        PathReleased,
        HostContentUpdated,
        AliasAssigned,
        PublishIntentPut,
        PublishIntentDeleted,
        AccountCreated,
        ApplicationRegistered,
        FilterSaved,
        FilterDeleted,
    )
}
Event = Any
