"""What was added to and removed from link sets, pair by pair of target and type."""

from peewee import BigIntegerField, DateTimeField, SmallIntegerField, TextField

from domain import events
from domain.log.envelope import Recorded
from domain.projections.links import LinkSetLink
from domain.projections.model import Table, Uuid

ADDED, REMOVED = 1, -1


class LinkChange(Table):
    position = BigIntegerField(null=True)
    source_content_id = Uuid()
    target_content_id = Uuid()
    link_type = TextField()
    change = SmallIntegerField()
    user_uid = TextField(null=True)
    created_at = DateTimeField()

    class Meta:
        table_name = "link_changes"
        primary_key = False


def project(recorded: Recorded) -> None:
    """Note what one event changes. It has to come before the links themselves are brought up to date."""
    if isinstance(recorded.event, events.LinksPatched):
        known = {
            "position": recorded.position,
            "source_content_id": recorded.content_id,
            "user_uid": recorded.actor,
            "created_at": recorded.recorded_at,
        }
        if changes := [known | change for change in _changes(recorded.content_id, recorded.event.links)]:
            LinkChange.insert_many(changes).execute()


def place(recorded: list[Recorded]) -> None:
    """Give the changes that these events made the positions that the events have got."""
    for each in recorded:
        if isinstance(each.event, events.LinksPatched):
            LinkChange.update(position=each.position).where(
                (LinkChange.source_content_id == each.content_id) & LinkChange.position.is_null()
            ).execute()


def _changes(content_id: str, links: dict[str, list[str]]):
    rows = LinkSetLink.select().where((LinkSetLink.content_id == content_id) & LinkSetLink.link_type.in_(list(links)))
    before = {(row.link_type, row.target_content_id) for row in rows}
    after = {(link_type, target) for link_type, targets in links.items() for target in targets}
    for change, pairs in ((REMOVED, before - after), (ADDED, after - before)):
        for link_type, target in sorted(pairs):
            yield {"link_type": link_type, "target_content_id": target, "change": change}
