"""The links of many editions or link sets at once: content_ids by type, in order."""

from collections import defaultdict
from collections.abc import Collection

from domain.database import db
from domain.projections.editions import Edition
from domain.projections.links import LinkSet, LinkSetLink

Links = dict[str, list[str]]
_KEY = ("content_id", "locale", "user_facing_version")


def edition_links_of(editions: Collection[Edition]) -> dict[int | None, Links]:
    """The links that each edition itself has, by its id (null for one that is being saved)."""
    keys = {tuple(getattr(edition, name) for name in _KEY): edition.id for edition in editions}
    rows = db.execute_sql(
        "SELECT content_id::text, locale, user_facing_version, link_type, target_content_id::text FROM edition_links"
        " JOIN unnest(%s::uuid[], %s::text[], %s::int[]) AS asked (content_id, locale, user_facing_version)"
        " USING (content_id, locale, user_facing_version) ORDER BY link_type, position",
        [[key[place] for key in keys] for place in range(len(_KEY))],
    )
    return _by_type((keys[tuple(key)], link_type, target) for *key, link_type, target in rows.fetchall())


def link_sets_of(content_ids: Collection[str]) -> dict[str, Links]:
    """The links of each content_id's link set; without an entry where there are none."""
    rows = LinkSetLink.select(LinkSetLink.content_id, LinkSetLink.link_type, LinkSetLink.target_content_id)
    chosen = rows.where(LinkSetLink.content_id.in_(list(content_ids)))
    return _by_type(chosen.order_by(LinkSetLink.link_type, LinkSetLink.position).tuples())


def merged_links_of(editions: Collection[Edition]) -> dict[int, Links]:
    """The links of each edition by its id: those of the link set, overlaid type by type by the edition's own."""
    shared = link_sets_of({edition.content_id for edition in editions})
    own = edition_links_of(editions)
    return {edition.id: shared.get(edition.content_id, {}) | own.get(edition.id, {}) for edition in editions}


def versions_of(content_ids: Collection[str]) -> dict[str, int]:
    """The counter of each content_id's link set; without an entry where there is none."""
    return dict(LinkSet.select(LinkSet.content_id, LinkSet.lock_version)
                .where(LinkSet.content_id.in_(list(content_ids))).tuples())  # fmt: skip


def _by_type(rows) -> dict:
    found: dict = defaultdict(dict)
    for owner, link_type, target in rows:
        found[owner].setdefault(link_type, []).append(target)
    return found
