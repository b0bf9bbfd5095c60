"""The links of a content item as a store expands them: walking them, and what they say about who links to whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.rules.scalars import is_uuid
from jobs.importing.kinds import Json

TRANSLATIONS = "available_translations"
#: Links that a store shows the other way round, and the type with which the target links back.
REVERSE = {
    "children": "parent",
    "document_collections": "documents",
    "policies": "working_groups",
    "child_taxons": "parent_taxons",
    "level_one_taxons": "root_taxon",
    "part_of_step_navs": "pages_part_of_step_nav",
    "related_to_step_navs": "pages_related_to_step_nav",
    "secondary_to_step_navs": "pages_secondary_to_step_nav",
    "ministers": "ministerial",
}
#: Appointments link to a person and to a role; which of the two shows them follows from what shows them.
APPOINTMENTS = "role_appointments"
Link = tuple[str, str, str]


@dataclass(frozen=True)
class Found:
    """An expanded link: `target`, under `link_type`, in the links of `holder`, whose content_id is `holder_id`."""

    holder: Json
    holder_id: str
    link_type: str
    target: Json
    depth: int

    @property
    def target_id(self) -> str:
        return self.target["content_id"]

    @property
    def link(self) -> Link | None:
        """Who links to whom, and how: (content_id, type, content_id); None where that cannot be told."""
        if self.link_type == TRANSLATIONS:
            return None
        if self.link_type == APPOINTMENTS:
            return _appointment(self)
        if direct := REVERSE.get(self.link_type):
            return self.target_id, direct, self.holder_id
        return self.holder_id, self.link_type, self.target_id

    @property
    def is_reverse(self) -> bool:
        return self.link_type in REVERSE or self.link_type == APPOINTMENTS


def expansions(item: Json, content_id: str, depth: int = 0) -> Iterator[Found]:
    """Every expanded link of `item`, at any depth, the item's own first. What has no content_id is passed over."""
    links = item.get("links")
    found = [
        Found(item, content_id, link_type, target, depth)
        for link_type, targets in (links.items() if isinstance(links, dict) else ())
        for target in (targets if isinstance(targets, list) else ())
        if isinstance(target, dict) and is_uuid(target.get("content_id"))
    ]
    yield from found
    for each in found:
        yield from expansions(each.target, each.target_id, depth + 1)


def _appointment(found: Found) -> Link | None:
    holder_type = found.holder.get("schema_name")
    return (found.target_id, holder_type, found.holder_id) if holder_type in ("person", "role") else None
