"""Who may see a draft under an access limit, and whatever belongs to it. Decided here and nowhere else.

A limit names accounts in `users` and content_ids in `organisations`. As in the content store, an absent or an empty one
(`{}`) is none, and one that names nobody, such as `{"users": []}`, is for nobody. Auditors and administrators see all.
"""

from dataclasses import dataclass
from typing import Any

from domain.permissions import PERMISSIONS

SEES_ALL = PERMISSIONS["audit"].roles
#: A condition in SQL, never null, and its values by name.
Condition = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Viewer:
    """Whoever looks (`Person.viewer`). `organisations` are the content_ids of those that the person belongs to."""

    account_id: str
    role: str
    organisations: tuple[str, ...] = ()


#: What the platform reads for itself, to decide and to deliver; never for a page.
PLATFORM = Viewer("", "administrator")


def sees_all(viewer: Viewer) -> bool:
    """Whether no limit is for this viewer."""
    return viewer.role in SEES_ALL


def may_see(viewer: Viewer, access_limited: dict[str, list[str]] | None) -> bool:
    """Whether `viewer` may see what has this limit."""
    if not access_limited or sees_all(viewer):
        return True
    users, organisations = (access_limited.get(name) or () for name in ("users", "organisations"))
    return viewer.account_id in users or not set(viewer.organisations).isdisjoint(organisations)


def condition(viewer: Viewer, column: str) -> Condition:
    """`may_see` in SQL: a condition on the jsonb `column` that has the limit."""
    if sees_all(viewer):
        return "true", {}
    named = f"{column} -> 'users' ? %(viewer)s OR {column} -> 'organisations' ?| %(viewer_organisations)s::text[]"
    return (
        f"({column} IS NULL OR coalesce({column} IN ('null', '{{}}') OR {named}, false))",
        {"viewer": viewer.account_id, "viewer_organisations": list(viewer.organisations)},
    )
