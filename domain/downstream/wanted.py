"""Which items, at which targets, an event makes wanted. More than needed does no harm: state is sent, not events."""

from domain.deciders.document import Document
from domain.log.envelope import Recorded
from domain.projections.editions import paths_of

DRAFT, LIVE, DEPENDENCIES = "draft-content-store", "live-content-store", "dependencies"
TARGETS = (DRAFT, LIVE, DEPENDENCIES)

Item = tuple[str, str]


def wanted_items(before: object, after: object, recorded: Recorded) -> set[Item]:
    """The items (target, key) that must be looked at again because of one event on a stream."""
    if isinstance(after, Document):
        return _of_document(before, after) | {(DEPENDENCIES, recorded.content_id)}
    if recorded.type == "LinksPatched":
        return paths_of_content(recorded.content_id) | {(DEPENDENCIES, recorded.content_id)}
    return set()


def paths_of_content(*content_ids: str) -> set[Item]:
    """The items of all documents of these content_ids, at both content stores."""
    return {(target, path) for path in paths_of(content_ids) for target in (DRAFT, LIVE)}


def _of_document(before: Document, after: Document) -> set[Item]:
    editions = (before.draft, before.live, after.draft, after.live)
    items = {(DRAFT, edition.base_path) for edition in editions if edition and edition.base_path}
    if before.live != after.live or after.draft == before.draft:
        items |= {(LIVE, edition.base_path) for edition in (before.live, after.live) if edition and edition.base_path}
    return items
