"""Every command there is: the imperative twins of the events, with all that a decision needs.

`at` (RFC 3339, UTC), `by` (the person, if any) and `trigger` are stamped by `handle`, so that deciders need no clock
and nobody can pretend to be somebody else.
"""

from dataclasses import dataclass
from typing import Any

from domain.content import Content, Merger, Restoration


@dataclass(frozen=True, kw_only=True)
class Command:
    """`expected_version` is the version of the stream that the sender saw; another one is a conflict.

    `caused_by` is the position of the event that this follows from, where it is an automatic consequence.
    """

    at: str = ""
    by: str | None = None
    trigger: str = ""
    expected_version: int | None = None
    lane: int = 0
    caused_by: int | None = None


@dataclass(frozen=True, kw_only=True)
class DocumentCommand(Command):
    """`previous_version` is the lock version that a client of the JSON API saw."""

    content_id: str
    locale: str = "en"
    previous_version: int | None = None

    @property
    def stream(self) -> str:
        return f"document:{self.content_id}:{self.locale}"


@dataclass(frozen=True, kw_only=True)
class SaveDraft(DocumentCommand):
    """Create or replace the draft. With `unless_same`, content identical to the current one is no change.

    `links` are changed in the same transaction: either both are saved or neither is.
    """

    content: Content
    links: "PatchLinks | None" = None
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
class ReviewCommand(DocumentCommand):
    """A step of the review of a draft. The plan fills in the draft as it is now, and who its authors are.

    `seen` is the version of the document's stream that the person looked at; it has to be the present one.
    """

    comment: str | None = None
    seen: int | None = None
    document_version: int | None = None
    user_facing_version: int | None = None
    fingerprint: str | None = None
    authors: frozenset[str] = frozenset()

    @property
    def stream(self) -> str:
        return f"review:{self.content_id}:{self.locale}"


@dataclass(frozen=True, kw_only=True)
class RequestReview(ReviewCommand):
    pass


@dataclass(frozen=True, kw_only=True)
class RequestChanges(ReviewCommand):
    pass


@dataclass(frozen=True, kw_only=True)
class Approve(ReviewCommand):
    pass


@dataclass(frozen=True, kw_only=True)
class TakeBackReview(ReviewCommand):
    """Take back what stands of a review: the request for it, or the approval."""


@dataclass(frozen=True, kw_only=True)
class VoidReview(ReviewCommand):
    """Note that the draft changed, or (without a `fingerprint`) is gone. Only ever a step of another command."""


@dataclass(frozen=True, kw_only=True)
class PassReview(ReviewCommand):
    """Note that a draft was published without review; the reason is the `comment`. Only a step of another command."""


@dataclass(frozen=True, kw_only=True)
class LookBack(ReviewCommand):
    """Say that one has looked at an edition that was published without review."""


@dataclass(frozen=True, kw_only=True)
class ScheduleCommand(DocumentCommand):
    @property
    def stream(self) -> str:
        return f"schedule:{self.content_id}:{self.locale}"


@dataclass(frozen=True, kw_only=True)
class SchedulePublication(ScheduleCommand):
    """Publish the draft at `publish_at` (as `at`: RFC 3339, UTC, microseconds). The plan fills in which draft."""

    publish_at: str
    update_type: str | None = None
    without_review: str | None = None
    user_facing_version: int | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, kw_only=True)
class CancelSchedule(ScheduleCommand):
    pass


@dataclass(frozen=True, kw_only=True)
class PublishScheduled(ScheduleCommand):
    """Publish what is due, if anything is."""


@dataclass(frozen=True, kw_only=True)
class MissSchedule(ScheduleCommand):
    """Note why what is due could not be published."""

    problem: str


@dataclass(frozen=True, kw_only=True)
class PatchLinks(Command):
    content_id: str
    links: dict[str, list[str]]
    previous_version: int | None = None
    restored: Restoration | None = None

    @property
    def stream(self) -> str:
        return f"links:{self.content_id}"


@dataclass(frozen=True, kw_only=True)
class ReservePath(Command):
    base_path: str
    publishing_app: str | None
    override_existing: bool = False

    @property
    def stream(self) -> str:
        return f"path:{self.base_path}"


@dataclass(frozen=True, kw_only=True)
class ReleasePath(ReservePath):
    pass


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


@dataclass(frozen=True, kw_only=True)
class AssignAlias(Command):
    name: str
    content_id: str

    @property
    def stream(self) -> str:
        return f"alias:{self.name}"


@dataclass(frozen=True, kw_only=True)
class PutPublishIntent(Command):
    """Announce when something will be published at a path. `intent` is what the client sent, the path left out."""

    base_path: str
    intent: dict[str, Any]

    @property
    def stream(self) -> str:
        return f"intent:{self.base_path}"


@dataclass(frozen=True, kw_only=True)
class DeletePublishIntent(Command):
    base_path: str

    @property
    def stream(self) -> str:
        return f"intent:{self.base_path}"


@dataclass(frozen=True, kw_only=True)
class CreateAccount(Command):
    account_id: str
    role: str

    @property
    def stream(self) -> str:
        return f"account:{self.account_id}"


@dataclass(frozen=True, kw_only=True)
class RegisterApplication(Command):
    application_id: str
    name: str
    publishing_apps: list[str]

    @property
    def stream(self) -> str:
        return f"application:{self.application_id}"


@dataclass(frozen=True, kw_only=True)
class SaveFilter(Command):
    """Keep filters of the list of documents under a name of one's own. `criteria` are the values by filter."""

    account_id: str
    name: str
    criteria: dict[str, list[str]]

    @property
    def stream(self) -> str:
        return f"filters:{self.account_id}"


@dataclass(frozen=True, kw_only=True)
class DeleteFilter(Command):
    account_id: str
    name: str

    @property
    def stream(self) -> str:
        return f"filters:{self.account_id}"
