"""The row of the list of documents, from a document's editions."""

from typing import Any

from domain.documents import states
from domain.log.envelope import Recorded

Values = dict[str, Any]
COLUMNS = (
    "user_facing_version title base_path live_path document_type publishing_app states first_published_at"
    " public_updated_at changed_at actor application trigger"
).split()
_OF_EDITION = "title base_path document_type publishing_app first_published_at public_updated_at".split()


def row_of(editions: dict[int, Values], recorded: Recorded) -> Values | None:
    """What the list says of a document after an event, None where it is not on the list."""
    by_store = {each["content_store"]: (version, each) for version, each in editions.items() if each["content_store"]}
    if not by_store:
        return None
    version, shown = by_store.get("draft") or by_store["live"]
    _, live = by_store.get("live", (None, None))
    return {
        "user_facing_version": version,
        "live_path": live and live["base_path"],
        "states": states(live and live["state"], live and live["unpublishing"], "draft" in by_store),
        "changed_at": recorded.recorded_at,
        **{name: shown[name] for name in _OF_EDITION},
        **{name: getattr(recorded, name) for name in ("actor", "application", "trigger")},
    }
