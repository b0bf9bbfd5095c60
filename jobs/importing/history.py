"""What the log says about earlier imports. Asked only where what is there differs from what a file says."""

from collections.abc import Iterator

from domain import log
from domain.commands import PatchLinks, ReservePath

IMPORT = "import"


def saved_by_import(stream: str, user_facing_version: int) -> bool:
    """Whether an import was the last to save that edition."""
    saves = _of(stream, "DraftSaved", user_facing_version)
    return next((each.trigger == IMPORT for each in reversed(saves)), False)


def was_unpublished(stream: str, user_facing_version: int) -> bool:
    """Whether that edition was ever taken down; if it is published now, somebody wanted it so."""
    return bool(_of(stream, "EditionUnpublished", user_facing_version))


def reserved_by_import(base_path: str) -> bool:
    """Whether the path's owner got it through an import."""
    changes = list(log.read_stream(ReservePath(base_path=base_path, publishing_app=None).stream))
    return bool(changes) and changes[-1].type == "PathReserved" and changes[-1].trigger == IMPORT


def links_so_far(content_id: str) -> Iterator[dict[str, list[str]]]:
    """Every change to a link set, oldest first."""
    for each in log.read_stream(PatchLinks(content_id=content_id, links={}).stream):
        yield each.event.links


def _of(stream: str, type_: str, user_facing_version: int) -> list[log.Recorded]:
    events = log.read_stream(stream)
    return [each for each in events if each.type == type_ and each.event.user_facing_version == user_facing_version]
