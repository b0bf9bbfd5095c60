"""Whether a document could stand at a path, said before anybody tries."""

from dataclasses import dataclass

from domain import editing
from domain.document_types import DocumentType
from domain.documents import Document
from domain.projections import editions, paths
from domain.projections.editions import Edition
from domain.rules.scalars import MAX_PATH_BYTES, is_absolute_path
from domain.visibility import may_see


@dataclass(frozen=True)
class PathChoice:
    """`state` is free, own (where it is now), taken (by `taken_by`), reserved (by `application`), malformed or none.

    `suggested` tells that the path was made from the title. `taken_by` is None where that may not be seen.
    """

    path: str
    state: str
    suggested: bool = False
    taken_by: Edition | None = None
    application: str | None = None


def path_choice(document: Document, type_: DocumentType, typed_path: str, title: str) -> PathChoice:
    """How it is with the path that was typed, or that the title suggests; at most three queries."""
    typed_path = editing.normalised(editing.BASE_PATH, typed_path)
    path = typed_path or editing.suggested_path(type_, title)
    return PathChoice(path, suggested=not typed_path, **_standing(document, path))


def _standing(document: Document, path: str) -> dict:
    if not path:
        return {"state": "none"}
    if not is_absolute_path(path) or len(path.encode()) > MAX_PATH_BYTES:
        return {"state": "malformed"}
    for content_store in ("draft", "live"):
        owner = editions.owner_of(path, content_store)
        if owner and (owner.content_id, owner.locale) != (document.content_id, document.locale):
            return {"state": "taken", "taken_by": owner if may_see(document.viewer, owner.access_limited) else None}
    application = paths.reserved_by(path)
    if application not in (None, document.content.publishing_app):
        return {"state": "reserved", "application": application}
    return {"state": "own" if document.version and path == document.content.base_path else "free"}
