"""How late scheduled content came: a write after an intent's time, against that time, once for each intent."""

from dataclasses import dataclass
from datetime import datetime

from peewee import Database

from domain.clock import now, timestamp

NEVER_COUNTED = "coming_soon"

KNOWN = """
SELECT asked.base_path, intent.publish_time, latest.publish_time, latest.delay_seconds
FROM unnest(%s::text[]) AS asked (base_path)
LEFT JOIN publish_intents AS intent ON intent.base_path = asked.base_path AND intent.publish_time <= %s
LEFT JOIN scheduled_publishings AS latest ON latest.base_path = asked.base_path
WHERE intent.base_path IS NOT NULL OR latest.base_path IS NOT NULL
"""
RECORD = """
INSERT INTO scheduled_publishings (base_path, publish_time, delay_seconds) VALUES (%s, %s, %s)
ON CONFLICT (base_path) DO UPDATE SET publish_time = excluded.publish_time, delay_seconds = excluded.delay_seconds
"""


@dataclass(frozen=True)
class Scheduled:
    """When content was to be published and how late it came; `new` until it is recorded."""

    publish_time: datetime
    delay_seconds: int
    new: bool

    @property
    def fields(self) -> dict:
        """What an item says of it."""
        return {
            "publishing_scheduled_at": timestamp(self.publish_time),
            "scheduled_publishing_delay_seconds": self.delay_seconds,
        }


def scheduled(db: Database, document_types: dict[str, str | None]) -> dict[str, Scheduled]:
    """For what is about to be written (base path to document type): what it was scheduled for, if it was."""
    moment = now()
    found = {}
    for base_path, intended, latest, delay in db.execute_sql(KNOWN, (list(document_types), moment)).fetchall():
        if intended and document_types[base_path] != NEVER_COUNTED and (latest is None or intended > latest):
            found[base_path] = Scheduled(intended, int((moment - intended).total_seconds()), new=True)
        elif latest:
            found[base_path] = Scheduled(latest, delay, new=False)
    return found


def record(db: Database, found: dict[str, Scheduled]) -> None:
    """Keep those that are new."""
    for base_path, each in sorted(found.items()):
        if each.new:
            db.execute_sql(RECORD, (base_path, each.publish_time, each.delay_seconds))
