"""What was added to and removed from link sets, pair by pair of target and type."""

from collections.abc import Iterator

from peewee import BigIntegerField, DateTimeField, SmallIntegerField, TextField

from domain import events
from domain.log.envelope import Recorded
from domain.projections import stored
from domain.projections.links import LinkSetLink
from domain.projections.model import Table, Uuid
from domain.projections.rows import Row, Rows

ADDED, REMOVED = 1, -1


class LinkChange(Table):
    source_content_id = Uuid()
    position = BigIntegerField(null=True)
    link_type = TextField()
    target_content_id = Uuid()
    change = SmallIntegerField()
    user_uid = TextField(null=True)
    created_at = DateTimeField()

    GROUP = "{source_content_id}"
    KEY = ("source_content_id", "position", "link_type", "target_content_id")

    class Meta:
        table_name = "link_changes"
        primary_key = False


TABLES = (LinkChange,)


def project(recorded: Recorded, rows: Rows) -> None:
    """Note what one event changes. It has to come before the links themselves are brought up to date."""
    if isinstance(recorded.event, events.LinksPatched):
        known = {
            "source_content_id": recorded.content_id,
            "position": recorded.position,
            "user_uid": recorded.actor,
            "created_at": recorded.recorded_at,
        }
        before = rows.of(LinkSetLink, recorded.content_id)
        rows.add(LinkChange, *(known | change for change in _changes(before, recorded.event.links)))


def place(recorded: Recorded, rows: stored.Rows) -> None:
    """Give the changes that this event made the position that it has got."""
    if isinstance(recorded.event, events.LinksPatched):
        rows.place(LinkChange, (recorded.content_id,), "position", recorded.position)


def _changes(rows: list[Row], links: dict[str, list[str]]) -> Iterator[Row]:
    before = {(row["link_type"], row["target_content_id"]) for row in rows if row["link_type"] in links}
    after = {(link_type, target) for link_type, targets in links.items() for target in targets}
    for change, pairs in ((REMOVED, before - after), (ADDED, after - before)):
        for link_type, target in sorted(pairs):
            yield {"link_type": link_type, "target_content_id": target, "change": change}
