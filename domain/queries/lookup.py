"""POST /lookup-by-base-path: which content stands at which path."""

from domain.database import db

USUAL_TYPES = ["gone", "redirect"]
USUAL_UNPUBLISHINGS = ["vanish", "redirect", "gone"]


def by_base_path(
    base_paths: list[str], *, with_drafts: bool, without_types: list[str], without_unpublishings: list[str]
) -> dict[str, str]:
    """The content_id at each path where there is one; what is left out is left out before a draft is preferred."""
    rows = db.execute_sql(
        "SELECT DISTINCT ON (base_path) base_path, content_id::text FROM editions"
        " WHERE base_path = ANY(%s) AND content_store = ANY(%s) AND document_type <> ALL(%s)"
        " AND NOT coalesce(state = 'unpublished' AND unpublishing->>'type' = ANY(%s), false)"
        " ORDER BY base_path, content_store",
        (base_paths, ["draft", "live"] if with_drafts else ["live"], without_types, without_unpublishings),
    )
    return dict(rows.fetchall())
