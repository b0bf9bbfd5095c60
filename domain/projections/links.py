"""Links between content: those of single editions, and the link sets that all versions share."""

from datetime import datetime

from peewee import CompositeKey, DateTimeField, IntegerField, TextField

from domain import events
from domain.log.envelope import Recorded
from domain.projections.model import Table, Uuid


class EditionLink(Table):
    content_id = Uuid()
    locale = TextField()
    user_facing_version = IntegerField()
    link_type = TextField()
    position = IntegerField()
    target_content_id = Uuid()
    linked_at = DateTimeField()

    class Meta:
        table_name = "edition_links"
        primary_key = CompositeKey("content_id", "locale", "user_facing_version", "link_type", "position")


class LinkSetLink(Table):
    content_id = Uuid()
    link_type = TextField()
    position = IntegerField()
    target_content_id = Uuid()
    linked_at = DateTimeField()

    class Meta:
        table_name = "link_set_links"
        primary_key = CompositeKey("content_id", "link_type", "position")


class LinkSet(Table):
    content_id = Uuid(primary_key=True)
    lock_version = IntegerField()

    class Meta:
        table_name = "link_sets"


def project(recorded: Recorded) -> None:
    """Bring the links up to date with one event."""
    match recorded.event:
        case events.DraftSaved(content=content):
            _remember(recorded, content.links)
        case events.DraftDiscarded():
            _forget(recorded)
        case events.LinksPatched(lock_version=lock_version, links=links):
            LinkSet.insert(content_id=recorded.content_id, lock_version=lock_version).on_conflict(
                conflict_target=(LinkSet.content_id,), update={LinkSet.lock_version: lock_version}
            ).execute()
            _patch(recorded, links)


def _forget(recorded: Recorded) -> None:
    EditionLink.delete().where(_is_of(recorded)).execute()


def _remember(recorded: Recorded, links: dict[str, list[str]]) -> None:
    """Links that the edition, or the one before it, has already in the same place stay as old as they are."""
    version = recorded.event.user_facing_version
    known = EditionLink.select().where(
        (EditionLink.content_id == recorded.content_id)
        & (EditionLink.locale == recorded.locale)
        & EditionLink.user_facing_version.in_((version - 1, version))
    )
    since = _since(known.order_by(EditionLink.user_facing_version))
    _forget(recorded)
    key = (recorded.content_id, recorded.locale, version)
    if rows := [(*key, *link, since.get(link, recorded.recorded_at)) for link in _numbered(links)]:
        EditionLink.insert_many(rows).execute()


def _patch(recorded: Recorded, links: dict[str, list[str]]) -> None:
    patched = (LinkSetLink.content_id == recorded.content_id) & LinkSetLink.link_type.in_(list(links))
    since = _since(LinkSetLink.select().where(patched))
    LinkSetLink.delete().where(patched).execute()
    if rows := [(recorded.content_id, *link, since.get(link, recorded.recorded_at)) for link in _numbered(links)]:
        LinkSetLink.insert_many(rows).execute()


def _is_of(recorded: Recorded):
    return (
        (EditionLink.content_id == recorded.content_id)
        & (EditionLink.locale == recorded.locale)
        & (EditionLink.user_facing_version == recorded.event.user_facing_version)
    )


def _since(rows) -> dict[tuple[str, int, str], datetime]:
    return {(row.link_type, row.position, row.target_content_id): row.linked_at for row in rows}


def _numbered(links: dict[str, list[str]]):
    for link_type, targets in links.items():
        for position, target in enumerate(targets):
            yield link_type, position, target


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
