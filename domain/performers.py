"""Who or what performed an act, and on whose behalf: derived from an event's envelope, here alone. Pure."""

from dataclasses import dataclass

from domain.log.envelope import Recorded

#: What acts by itself: nobody's hand, whoever set it up.
AUTOMATIC = {
    "schedule": "The schedule",
    "import": "The importer",
    "dependency": "Dependency resolution",
    "command line": "The command line",
}


@dataclass(frozen=True)
class Performer:
    """`kind` is person, application or one of `AUTOMATIC`; `id` is that of the person or application."""

    kind: str
    id: str | None = None

    @property
    def key(self) -> str:
        """How it is written in tables and URLs: `person:…`, `application:…`, `schedule`, `command-line`."""
        return f"{self.kind}:{self.id}" if self.id else self.kind.replace(" ", "-")


def performer_from(key: str) -> Performer:
    """The performer that is written so. Raises `ValueError`."""
    kind, _, id_ = key.partition(":")
    kind = kind.replace("-", " ")
    if (kind in AUTOMATIC and not id_) or (kind in ("person", "application") and id_):
        return Performer(kind, id_ or None)
    raise ValueError(f"‘{key}’ names no performer")


def performer_of(recorded: Recorded) -> Performer:
    """Who or what did it: a person only by their own hand, else the schedule, the application, the importer …"""
    if recorded.trigger in AUTOMATIC:
        return Performer(recorded.trigger)
    if recorded.trigger == "person" and recorded.actor:
        return Performer("person", recorded.actor)
    return Performer("application", recorded.application)


def principal_of(recorded: Recorded) -> str | None:
    """The id of the person on whose behalf it was done, where that person is not who did it."""
    return None if performer_of(recorded).kind == "person" else recorded.actor
