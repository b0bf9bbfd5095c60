"""Link sets: what the files of an import say about them, and bringing them there."""

from collections import defaultdict

from domain.commands import PatchLinks
from domain.downstream.items import LANES
from domain.handle import handle
from domain.log import Actor
from domain.projections.links import LinkSetLink
from jobs.importing import history
from jobs.importing.expansions import Found

Links = dict[str, list[str]]


class LinkSets:
    """Two kinds of statements: whole link types (`own`), and links seen from elsewhere, of which there may be more."""

    def __init__(self) -> None:
        self.own: dict[str, Links] = defaultdict(dict)
        self._seen: dict[str, Links] = defaultdict(lambda: defaultdict(list))
        #: An item shows all its links: what others show of them adds nothing.
        self._complete: set[str] = set()

    def item(self, content_id: str, found: list[Found], of_edition: Links) -> None:
        """Take in the expanded links of an item but for those `of_edition`, which are not of the link set."""
        own: Links = defaultdict(list)
        for each in found:
            if each.link is None:
                continue
            holder, link_type, target = each.link
            if each.depth or each.is_reverse:
                self._seen[holder][link_type].append(target)
            elif link_type not in of_edition:
                own[link_type].append(target)
        self.own[content_id] = _unique(own) | self.own[content_id]
        self._complete.add(content_id)

    def link_set(self, content_id: str, links: Links) -> None:
        """Take in a link set; an empty list says that there is no link of the type."""
        self.own[content_id] |= _unique(links)

    @property
    def content_ids(self) -> list[str]:
        """Whose links are known: first those only seen from elsewhere, so that items are presented with all of it."""
        only_seen = [each for each in self._seen if each not in self._complete]
        return list(dict.fromkeys([*only_seen, *self.own]))

    def missing(self, content_id: str, now: Links) -> tuple[Links, Links]:
        """What `now` lacks: types that should be as given, and single targets that others show."""
        own = self.own.get(content_id, {})
        types = {type_: targets for type_, targets in own.items() if targets != now.get(type_, [])}
        seen = {} if content_id in self._complete else self._seen.get(content_id, {})
        single = {
            type_: [target for target in dict.fromkeys(targets) if target not in now.get(type_, [])]
            for type_, targets in seen.items()
            if type_ not in own
        }
        return types, {type_: targets for type_, targets in single.items() if targets}


def current(content_ids: list[str]) -> dict[str, Links]:
    """The link sets of these content_ids as they are."""
    links: dict[str, Links] = defaultdict(dict)
    chosen = LinkSetLink.content_id.in_(content_ids)
    for each in LinkSetLink.select().where(chosen).order_by(LinkSetLink.position):
        links[each.content_id].setdefault(each.link_type, []).append(each.target_content_id)
    return links


def bring(link_sets: LinkSets, content_id: str, now: Links, actor: Actor) -> None:
    """Change what is missing, but for what stood there before: somebody took it away since. Raises a `Refusal`."""
    types, single = link_sets.missing(content_id, now)
    if not types and not single:
        return
    past = list(history.links_so_far(content_id))
    links = {type_: targets for type_, targets in types.items() if targets not in _lists(past, type_)}
    for type_, targets in single.items():
        had = {target for targets in _lists(past, type_) for target in targets}
        if new := [target for target in targets if target not in had]:
            links[type_] = [*now.get(type_, []), *new]
    if links:
        handle(PatchLinks(content_id=content_id, links=links, lane=LANES["low"]), actor)


def _lists(past: list[Links], type_: str) -> list[list[str]]:
    return [change[type_] for change in past if type_ in change]


def _unique(links: Links) -> Links:
    return {type_: list(dict.fromkeys(targets)) for type_, targets in links.items()}
