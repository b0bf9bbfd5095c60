"""What calls for a second look before publishing. Cautions never stand in the way: a person decides.

Each is a pure function, in a file of its own, of the draft, the live edition and what stands at the paths it links to.
"""

from domain.cautions.broken_links import broken_links, linked_paths
from domain.cautions.caution import Caution, Subject
from domain.cautions.change_note import change_note
from domain.database import db
from domain.documents import Document
from domain.visibility import Viewer, condition

__all__ = ["CAUTIONS", "Caution", "Subject", "cautions_of"]

CAUTIONS = (broken_links, change_note)


def cautions_of(document: Document) -> list[Caution]:
    """What to look at in the draft of a document, if it has one; one query."""
    if document.draft is None:
        return []
    paths = linked_paths(document.draft.details)
    subject = Subject(
        draft=document.draft, live=document.live, standing=_standing(paths, document.viewer) if paths else {}
    )
    return [caution for find in CAUTIONS for caution in find(subject)]


def _standing(paths: set[str], viewer: Viewer) -> dict[str, str]:
    """How each path stands: live, draft or gone; those at which nothing stands that may be seen are left out."""
    visible, values = condition(viewer, "access_limited")
    rows = db.execute_sql(
        "SELECT base_path, content_store, unpublishing ->> 'type' FROM editions"  # noqa: S608 -- conditions of ours, values apart
        f" WHERE base_path = ANY(%(paths)s) AND content_store IS NOT NULL AND {visible} ORDER BY content_store",
        values | {"paths": list(paths)},
    )
    return {path: "gone" if kind in ("gone", "vanish") else store for path, store, kind in rows.fetchall()}
