"""Which edition stands for a content_id that is linked to."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from domain.clock import seconds
from domain.database import db
from domain.downstream.link_graph import Root
from domain.rules.link_fields import WITHOUT_FIELDS, types_showing

SHOWN_WITHDRAWN = ("children", "parent", "related_statistical_data_sets")
_RANK = {"draft": 0, "published": 1, "unpublished": 2}

#: What a link may show of an edition, by field, and the `state` it is in.
Values = dict[str, Any]

_COLUMNS = "content_id locale state title analytics_identifier base_path document_type public_updated_at schema_name"
_COLUMNS = (*_COLUMNS.split(), "description", "phase", "auth_bypass_ids", "details", "unpublished_as")
_EDITIONS = """
SELECT content_id::text, locale, state, title, analytics_identifier, base_path, document_type, public_updated_at,
       schema_name, description, phase, auth_bypass_ids,
       CASE WHEN document_type = ANY(%s) THEN details ELSE '{}' END, unpublishing->>'type'
FROM editions
WHERE content_store = ANY(%s) AND (content_id = ANY(%s::uuid[]) AND locale = ANY(%s) OR content_id = ANY(%s::uuid[]))
"""


@dataclass(frozen=True)
class Linkable:
    """The editions in one content store that may stand for a content_id, the preferred states first."""

    by_content_id: dict[str, list[Values]]

    def for_link(self, content_id: str, locale: str, link_type: str) -> Values | None:
        """The edition that a link shows: by state first, then `locale` before English; None if it shows none."""
        best = min(
            (each for each in self.by_content_id.get(content_id, ()) if _may_be_linked(each, locale)),
            key=lambda each: (_RANK[each["state"]], each["locale"] != locale),
            default=None,
        )
        return best if best and is_shown(best, link_type) else None

    def translations(self, content_id: str) -> list[Values]:
        """The best edition of each locale."""
        best: dict[str, Values] = {}
        for each in self.by_content_id.get(content_id, ()):
            if _stands(each):
                best.setdefault(each["locale"], each)
        return list(best.values())

    def root(self, root: Root) -> Values | None:
        """The edition that is presented itself, however it stands."""
        content_id, locale = root
        return next((each for each in self.by_content_id.get(content_id, ()) if each["locale"] == locale), None)


def linkable(targets: set[str], roots: list[Root], *, with_drafts: bool) -> Linkable:
    """The editions of `targets` in the roots' locales or English, and those of the roots in all. One query."""
    stores = ["draft", "live"] if with_drafts else ["live"]
    locales = sorted({"en", *(locale for _, locale in roots)})
    ids = sorted({content_id for content_id, _ in roots})
    parameters = (list(types_showing("details")), stores, list(targets), locales, ids)
    by_content_id: dict[str, list[Values]] = defaultdict(list)
    for row in db.execute_sql(_EDITIONS, parameters):
        values = _values(dict(zip(_COLUMNS, row, strict=True)))
        by_content_id[values["content_id"]].append(values)
    for editions in by_content_id.values():
        editions.sort(key=lambda each: (_RANK[each["state"]], each["locale"]))
    return Linkable(by_content_id)


def is_shown(values: Values, link_type: str) -> bool:
    """Whether a link of that type may show the edition, which it may not once that is taken down, with exceptions."""
    return values["state"] != "unpublished" or link_type in SHOWN_WITHDRAWN


def _values(row: Values) -> Values:
    return row | {
        "api_path": f"/api/content{row['base_path']}" if row["base_path"] else None,
        "public_updated_at": seconds(row["public_updated_at"]),
        "withdrawn": row["state"] == "unpublished",
    }


def _stands(values: Values) -> bool:
    return values["state"] != "unpublished" or values["unpublished_as"] == "withdrawal"


def _may_be_linked(values: Values, locale: str) -> bool:
    return values["locale"] in (locale, "en") and values["document_type"] not in WITHOUT_FIELDS and _stands(values)
