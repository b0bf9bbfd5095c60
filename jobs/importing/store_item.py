"""From a content item, as a content store serves it, to the body that a publisher would have put."""

from domain.rules.editions import NOT_RENDERED
from jobs.importing.kinds import Json

#: Example items and older stores leave these out.
PUBLISHING_APP, RENDERING_APP = "publisher", "frontend"
#: Where a notice or an expansion says that content is withdrawn, but not why.
NO_EXPLANATION = "This was withdrawn. The explanation was not part of what was imported."

_SAME = (
    "base_path title description details document_type schema_name locale phase analytics_identifier"
    " publishing_app rendering_app first_published_at public_updated_at"
).split()


def body_of(item: Json) -> Json:
    """What a publisher would have put for `item`; null fields are left out."""
    body = {name: item[name] for name in _SAME if item.get(name) is not None}
    body.setdefault("details", {})
    body.setdefault("publishing_app", PUBLISHING_APP)
    if _is_rendered(body["document_type"]):
        body.setdefault("rendering_app", RENDERING_APP)
    # It cannot have been published for the first time only now.
    if "public_updated_at" in body:
        body.setdefault("first_published_at", body["public_updated_at"])
    return body | _routes(item) | {"update_type": "major"}


def _routes(item: Json) -> Json:
    if item["schema_name"] == "redirect":
        return {"redirects": item.get("redirects") or []}
    if path := item.get("base_path"):
        return {"routes": [{"path": path, "type": "exact"}]}
    return {}


def withdrawal_of(item: Json) -> Json | None:
    """The explanation and the time of a withdrawal, None for an item that is not withdrawn."""
    notice = item.get("withdrawn_notice")
    if isinstance(notice, dict) and notice:
        return {
            "explanation": notice.get("explanation") or NO_EXPLANATION,
            "unpublished_at": notice.get("withdrawn_at"),
        }
    if item.get("withdrawn") is True:
        return {"explanation": NO_EXPLANATION, "unpublished_at": None}
    return None


def _is_rendered(document_type: str) -> bool:
    return document_type not in NOT_RENDERED and not document_type.startswith("content_block")
