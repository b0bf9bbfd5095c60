"""The rows of the list of documents, from a document's editions: the same as `domain.projections.catalogue`."""

from typing import Any

from domain.documents import states
from domain.log.envelope import Recorded

Values = dict[str, Any]
_CHANGED = ("changed_at", "actor", "application", "trigger")
COLUMNS = (
    "user_facing_version title base_path live_path document_type publishing_app states first_published_at"
    f" public_updated_at access_limited stands_in_for {' '.join(_CHANGED)} made_public_by"
).split()
_OF_EDITION = "title base_path document_type publishing_app first_published_at public_updated_at access_limited".split()


def rows_of(
    editions: dict[int, Values], recorded: Recorded, last_public: Recorded | None
) -> tuple[Values | None, Values | None]:
    """What the list says of a document after an event, and to those who may not see its draft; None for nothing.

    `last_public` is the last event by then that everybody may see.
    """
    by_store = {each["content_store"]: (version, each) for version, each in editions.items() if each["content_store"]}
    made_public_by = last_public and last_public.position
    shown = by_store.get("draft") or by_store.get("live")
    if shown is None:
        return None, None
    live = by_store.get("live")
    row = _row(shown, live, recorded) | {"made_public_by": made_public_by}
    limit = row["access_limited"]
    if not limit or live is None:
        return row, None
    return row, _row(live, live, last_public) | {"stands_in_for": limit, "made_public_by": made_public_by}


def _row(shown: tuple[int, Values], live: tuple[int, Values] | None, changed: Recorded) -> Values:
    (version, edition), alive = shown, live and live[1]
    return {
        "user_facing_version": version,
        "live_path": alive and alive["base_path"],
        "states": states(alive and alive["state"], alive and alive["unpublishing"], edition["state"] == "draft"),
        "stands_in_for": None,
        **{name: edition[name] for name in _OF_EDITION},
        "changed_at": changed.recorded_at,
        **{name: getattr(changed, name) for name in _CHANGED[1:]},
    }
