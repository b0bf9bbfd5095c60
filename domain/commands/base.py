"""What every command has."""

from dataclasses import dataclass


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
