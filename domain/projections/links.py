"""Links between content: those of single editions, and the link sets that all versions share."""

from collections.abc import Iterator
from datetime import datetime

from peewee import CompositeKey, DateTimeField, IntegerField, TextField

from domain import events
from domain.log.envelope import Recorded
from domain.projections.model import Table, Uuid
from domain.projections.rows import Row, Rows


class EditionLink(Table):
    content_id = Uuid()
    locale = TextField()
    user_facing_version = IntegerField()
    link_type = TextField()
    position = IntegerField()
    target_content_id = Uuid()
    linked_at = DateTimeField()

    TOGETHER = 3

    class Meta:
        table_name = "edition_links"
        primary_key = CompositeKey("content_id", "locale", "user_facing_version", "link_type", "position")


class LinkSetLink(Table):
    content_id = Uuid()
    link_type = TextField()
    position = IntegerField()
    target_content_id = Uuid()
    linked_at = DateTimeField()

    TOGETHER = 1

    class Meta:
        table_name = "link_set_links"
        primary_key = CompositeKey("content_id", "link_type", "position")


class LinkSet(Table):
    content_id = Uuid(primary_key=True)
    lock_version = IntegerField()

    class Meta:
        table_name = "link_sets"


TABLES = (EditionLink, LinkSetLink, LinkSet)


def project(recorded: Recorded, rows: Rows) -> None:
    """Bring the links up to date with one event."""
    match recorded.event:
        case events.DraftSaved(user_facing_version=version, content=content):
            _remember(recorded, rows, version, content.links)
        case events.DraftDiscarded(user_facing_version=version):
            rows.delete(EditionLink, recorded.content_id, recorded.locale, version)
        case events.LinksPatched(lock_version=lock_version, links=links):
            rows.put(LinkSet, (recorded.content_id,), {"lock_version": lock_version})
            _patch(recorded, rows, links)


def _remember(recorded: Recorded, rows: Rows, version: int, links: dict[str, list[str]]) -> None:
    """Links that the edition, or the one before it, has already in the same place stay as old as they are."""
    document = {"content_id": recorded.content_id, "locale": recorded.locale}
    versions = (version - 1, version) if links else ()
    known = [row for each in versions for row in rows.of(EditionLink, *document.values(), each)]
    rows.delete(EditionLink, *document.values(), version)
    rows.add(EditionLink, *_rows(document | {"user_facing_version": version}, links, known, recorded.recorded_at))


def _patch(recorded: Recorded, rows: Rows, links: dict[str, list[str]]) -> None:
    known = [row for row in rows.of(LinkSetLink, recorded.content_id) if row["link_type"] in links]
    for row in known:
        rows.delete(LinkSetLink, recorded.content_id, row["link_type"], row["position"])
    rows.add(LinkSetLink, *_rows({"content_id": recorded.content_id}, links, known, recorded.recorded_at))


def _rows(holder: Row, links: dict[str, list[str]], known: list[Row], now: datetime) -> Iterator[Row]:
    since = {(row["link_type"], row["position"], row["target_content_id"]): row["linked_at"] for row in known}
    for link_type, targets in links.items():
        for position, target in enumerate(targets):
            link = {"link_type": link_type, "position": position, "target_content_id": target}
            yield holder | link | {"linked_at": since.get((link_type, position, target), now)}


def edition_links(content_id: str, locale: str, user_facing_version: int) -> dict[str, list[str]]:
    """The links of one edition: content_ids by type, in order."""
    rows = EditionLink.select().where(
        (EditionLink.content_id == content_id)
        & (EditionLink.locale == locale)
        & (EditionLink.user_facing_version == user_facing_version)
    )
    return _by_type(rows.order_by(EditionLink.link_type, EditionLink.position))


def link_set(content_id: str) -> tuple[dict[str, list[str]], int | None]:
    """The link set of a content_id and its lock version; None for the version when there is no link set."""
    found = LinkSet.get_or_none(LinkSet.content_id == content_id)
    rows = LinkSetLink.select().where(LinkSetLink.content_id == content_id)
    links = _by_type(rows.order_by(LinkSetLink.link_type, LinkSetLink.position))
    return links, found.lock_version if found else None


def _by_type(rows) -> dict[str, list[str]]:
    links: dict[str, list[str]] = {}
    for row in rows:
        links.setdefault(row.link_type, []).append(row.target_content_id)
    return links
