"""Which items, at which targets, an event makes wanted. More than needed does no harm: state is sent, not events."""

from collections.abc import Iterable

from domain.deciders.document import Document, Edition
from domain.deciders.links import LinkSet
from domain.downstream.announcements import announcements
from domain.downstream.concerns import lost, orphans, publishes_block, stores_concerned
from domain.downstream.dependants import EVERY_LOCALE, Change, published_block
from domain.downstream.targets import DEPENDENCIES, FOLLOWING, items_at
from domain.log.envelope import Recorded
from domain.projections.editions import paths_of, standing
from domain.rules.reverse_links import REVERSE_NAMES

Item = tuple[str, str]


def wanted_items(before: object, after: object, recorded: Recorded) -> set[Item]:
    """The items (target, key) that must be looked at again because of one event on a stream."""
    match after:
        case Document():
            return _of_document(before, after, recorded) | announcements(recorded)
        case LinkSet():
            return _of_link_set(before, after, recorded.content_id) | announcements(recorded)
    return set()


def _of_document(before: Document, after: Document, recorded: Recorded) -> set[Item]:
    """Its own paths, those of its translations, which name it, and what depends on how it looks in links."""
    translations = [each for each in standing(recorded.content_id) if each[1] != recorded.locale]
    concerned = stores_concerned(before, after, recorded.type, translated=bool(translations))
    changes = {Change(store, recorded.content_id, recorded.locale) for store in concerned}
    changes |= {
        Change(store, content_id, recorded.locale, "unlinked")
        for store, content_ids in orphans(before, after).items()
        for content_id in content_ids
    }
    if publishes_block(after, recorded.type):
        changes.add(published_block(recorded.content_id, recorded.locale, recorded.event.update_type))
    return _own_paths(before, after) | _paths(translations) | _items(changes)


def _own_paths(before: Document, after: Document) -> set[Item]:
    editions = (before.draft, before.live, after.draft, after.live)
    items = items_at("draft", _paths_of(editions))
    if before.live != after.live or after.draft == before.draft:
        items |= items_at("live", _paths_of((before.live, after.live)))
    return items


def _paths_of(editions: Iterable[Edition | None]) -> set[str]:
    return {edition.base_path for edition in editions if edition and edition.base_path}


def _paths(translations: list[tuple[str, str, str | None]]) -> set[Item]:
    live = [path for store, _, path in translations if path and store == "live"]
    return items_at("draft", [path for _, _, path in translations if path]) | items_at("live", live)


def _of_link_set(before: LinkSet, after: LinkSet, content_id: str) -> set[Item]:
    """The paths of every locale, and what depends on the links that there are now or that are no more."""
    own = set().union(*(items_at(store, paths_of([content_id], store)) for store in FOLLOWING))
    if before.links == after.links:
        return own
    changed = {(content_id, "changed")}
    for target, link_type in lost(before.links, after.links):
        changed.add((target, REVERSE_NAMES.get(link_type, "unlinked")))
    return own | _items({Change(store, each, EVERY_LOCALE, how) for store in FOLLOWING for each, how in changed})


def _items(changes: set[Change]) -> set[Item]:
    return {(DEPENDENCIES, change.key) for change in changes}
