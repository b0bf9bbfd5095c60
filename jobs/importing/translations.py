"""Links in which the translations of an import differ: each has its own, so they are not of the link set they share."""

from collections import defaultdict
from collections.abc import Iterable

from jobs.importing.expansions import expansions
from jobs.importing.files import File
from jobs.importing.kinds import ITEM, Json

Links = dict[str, list[str]]


def types_that_differ(files: Iterable[File]) -> dict[str, set[str]]:
    """For each content_id of which there are items in several locales the link types in which these differ."""
    translations: dict[str, list[File]] = defaultdict(list)
    for file in files:
        if file.kind == ITEM:
            translations[file.content_id].append(file)
    return {
        content_id: _differing([own_links(file.source.document(), content_id) for file in same])
        for content_id, same in translations.items()
        if len(same) > 1
    }


def own_links(item: Json, content_id: str) -> Links:
    """The links that an item itself has, by type; not those that others have to it."""
    links: Links = defaultdict(list)
    for each in expansions(item, content_id):
        if each.link and not each.depth and not each.is_reverse:
            links[each.link_type].append(each.target_id)
    return {link_type: list(dict.fromkeys(targets)) for link_type, targets in links.items()}


def _differing(links: list[Links]) -> set[str]:
    types = {link_type for each in links for link_type in each}
    return {name for name in types if any(each.get(name) != links[0].get(name) for each in links)}
