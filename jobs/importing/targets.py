"""Content that is known only from links to it: documents made of the fields that the expansions show."""

from collections import Counter
from dataclasses import dataclass, field

from domain.schemas import Schemas
from jobs.importing.expansions import TRANSLATIONS, Found
from jobs.importing.kinds import Json

_TEXTS = (
    "base_path title description document_type schema_name locale phase analytics_identifier publishing_app"
    " rendering_app public_updated_at first_published_at"
).split()
#: For expansions that do not show a document type: what the link type points at.
_TYPES = {
    "active_top_level_browse_page": "mainstream_browse_page",
    "associated_taxons": "taxon",
    "child_taxons": "taxon",
    "content_owners": "service_manual_topic",
    "document_collections": "document_collection",
    "field_of_operation": "field_of_operation",
    "lead_organisations": "organisation",
    "level_one_taxons": "taxon",
    "mainstream_browse_pages": "mainstream_browse_page",
    "organisations": "organisation",
    "parent_taxons": "taxon",
    "part_of_step_navs": "step_by_step_nav",
    "people": "person",
    "policies": "policy",
    "policy_areas": "policy_area",
    "primary_publishing_organisation": "organisation",
    "related_to_step_navs": "step_by_step_nav",
    "role_appointments": "role_appointment",
    "roles": "ministerial_role",
    "root_taxon": "taxon",
    "second_level_browse_pages": "mainstream_browse_page",
    "secondary_to_step_navs": "step_by_step_nav",
    "speaker": "person",
    "taxons": "taxon",
    "top_level_browse_pages": "mainstream_browse_page",
    "topical_events": "topical_event",
    "working_groups": "working_group",
    "world_locations": "world_location",
    "worldwide_organisations": "worldwide_organisation",
}
#: The schema that takes nearly anything.
_ANY = "generic"


@dataclass
class Target:
    """A document as links show it; each of its `faces` belongs to one path, since some show it at a wrong one."""

    content_id: str
    locale: str
    link_type: str
    faces: dict[str | None, Json] = field(default_factory=dict)
    shown: Counter = field(default_factory=Counter)

    @property
    def times(self) -> int:
        return self.shown.total()

    @property
    def base_path(self) -> str | None:
        """The path at which it is shown most often."""
        return min(self.faces, key=lambda path: (path is None, -self.shown[path]))

    @property
    def title(self) -> str:
        return self.faces[self.base_path].get("title", "")

    def add(self, expansion: Json) -> None:
        """Take in one more expansion; what was shown first stays."""
        path = expansion.get("base_path")
        self.shown[path] += 1
        face = self.faces.setdefault(path, {})
        for name in _TEXTS:
            if isinstance(expansion.get(name), str):
                face.setdefault(name, expansion[name])
        details = expansion.get("details")
        face["details"] = (details if isinstance(details, dict) else {}) | face.get("details", {})
        face.setdefault("withdrawn", expansion.get("withdrawn") is True)

    def item(self, schemas: Schemas) -> Json:
        """A content item with what is known: as it is shown most often, completed by how else it is shown."""
        first, *others = sorted(self.faces, key=lambda path: (path is None, -self.shown[path]))
        item = dict(self.faces[first])
        for path in others:
            item = {name: value for name, value in self.faces[path].items() if name != "base_path"} | item
        type_ = item.get("document_type") or item.get("schema_name") or _TYPES.get(self.link_type, _ANY)
        schema_name = item.get("schema_name") or (type_ if schemas.knows(type_) else _ANY)
        same = {"content_id": self.content_id, "locale": self.locale}
        return item | same | {"document_type": type_, "schema_name": schema_name}


class Targets:
    """The documents that the items of an import link to."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], Target] = {}

    def add(self, item: Json, found: Found) -> None:
        """Take in one expanded link of `item`."""
        expansion = found.target
        if found.link_type == TRANSLATIONS:
            if found.depth or found.target_id != found.holder_id:
                return
            expansion = {name: item[name] for name in ("document_type", "schema_name")} | expansion
        locale = expansion.get("locale") or item.get("locale") or "en"
        key = (found.target_id, locale)
        self._by_key.setdefault(key, Target(*key, found.link_type)).add(expansion)

    def all(self) -> list[Target]:
        """Every target, those first that are shown most often: of two that claim one path, these keep it."""
        return sorted(self._by_key.values(), key=lambda target: (-target.times, target.content_id, target.locale))
