"""Commands about schedules."""

from dataclasses import dataclass

from domain.commands.base import DocumentCommand


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
