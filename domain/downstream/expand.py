"""Link expansion: the links of documents as short summaries of what they point at.

Everything is done for a batch of roots at once, in a fixed number of queries.
"""

from collections import defaultdict
from dataclasses import dataclass

from domain.clock import seconds
from domain.projections.editions import Edition
from domain.projections.links import EditionLink, LinkSetLink

Links = dict[str, list[str]]
NEVER_LINKED = ("redirect", "gone")
SHOWN_WITHDRAWN = ("children", "parent", "related_statistical_data_sets")
PREFERENCE = {"draft": 0, "published": 1, "unpublished": 2}


@dataclass(frozen=True)
class Candidates:
    """The editions that may stand for each content_id in one content store."""

    by_content_id: dict[str, list[Edition]]

    def for_link(self, content_id: str, locale: str, link_type: str) -> Edition | None:
        """The edition that stands for a target: by state first, then the root's locale before English."""
        found = [
            edition
            for edition in self.by_content_id.get(content_id, ())
            if edition.document_type not in NEVER_LINKED and edition.locale in (locale, "en")
        ]
        best = min(found, key=lambda each: (PREFERENCE[each.state], each.locale != locale), default=None)
        if best and best.state == "unpublished" and link_type not in SHOWN_WITHDRAWN:
            return None
        return best

    def translations(self, content_id: str) -> list[Edition]:
        """The best edition of each locale."""
        best: dict[str, Edition] = {}
        for edition in sorted(self.by_content_id.get(content_id, ()), key=lambda each: PREFERENCE[each.state]):
            best.setdefault(edition.locale, edition)
        return list(best.values())


def expand(roots: list[Edition], *, with_drafts: bool) -> list[dict]:
    """The expanded links of each root, in the same order: link type -> summaries, and `available_translations`."""
    links = links_of(roots)
    targets = {target for each in links for targets in each.values() for target in targets}
    candidates = _candidates(targets | {root.content_id for root in roots}, with_drafts)
    return [_expanded(root, own, candidates) for root, own in zip(roots, links, strict=True)]


def links_of(roots: list[Edition]) -> list[Links]:
    """The links of each root by type: those of its link set, overlaid type by type by those of the edition."""
    content_ids = [root.content_id for root in roots]
    shared: dict[str, Links] = defaultdict(dict)
    for link in LinkSetLink.select().where(LinkSetLink.content_id.in_(content_ids)).order_by(LinkSetLink.position):
        shared[link.content_id].setdefault(link.link_type, []).append(link.target_content_id)
    own: dict[tuple, Links] = defaultdict(dict)
    for link in EditionLink.select().where(EditionLink.content_id.in_(content_ids)).order_by(EditionLink.position):
        key = (link.content_id, link.locale, link.user_facing_version)
        own[key].setdefault(link.link_type, []).append(link.target_content_id)
    return [shared[root.content_id] | own[root.content_id, root.locale, root.user_facing_version] for root in roots]


def _candidates(content_ids: set[str], with_drafts: bool) -> Candidates:
    stores = ("draft", "live") if with_drafts else ("live",)
    chosen = Edition.content_id.in_(list(content_ids)) & Edition.content_store.in_(stores)
    by_content_id: dict[str, list[Edition]] = defaultdict(list)
    for edition in Edition.select().where(chosen).order_by(Edition.content_id, Edition.locale):
        if edition.state != "unpublished" or edition.unpublishing["type"] == "withdrawal":
            by_content_id[edition.content_id].append(edition)
    return Candidates(by_content_id)


def _expanded(root: Edition, links: Links, candidates: Candidates) -> dict:
    expanded = {}
    for link_type, targets in links.items():
        found = [candidates.for_link(target, root.locale, link_type) for target in targets]
        if summaries := [summary(edition) | {"links": {}} for edition in found if edition]:
            expanded[link_type] = summaries
    if translations := candidates.translations(root.content_id):
        expanded["available_translations"] = [summary(edition) for edition in translations]
    return expanded


def summary(edition: Edition) -> dict:
    """The fields of a linked edition that every link shows."""
    return {
        "content_id": edition.content_id,
        "title": edition.title,
        "locale": edition.locale,
        "analytics_identifier": edition.analytics_identifier,
        "api_path": f"/api/content{edition.base_path}" if edition.base_path else None,
        "base_path": edition.base_path,
        "document_type": edition.document_type,
        "public_updated_at": seconds(edition.public_updated_at),
        "schema_name": edition.schema_name,
        "withdrawn": edition.state == "unpublished",
    }
