"""Events of schedules."""

from dataclasses import dataclass


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
