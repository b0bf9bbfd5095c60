"""Link expansion: the links of documents as nested summaries of what they point at."""

from domain.downstream.link_graph import LinkGraph, Links, Root
from domain.downstream.linkable import Linkable, Values, is_shown, linkable
from domain.rules.link_fields import DEFAULT, WITH_DRAFTS_ONLY, fields_of, pick
from domain.rules.link_paths import DEAD_END, START, next_states
from domain.rules.reverse_links import direct_types

Expanded = dict[str, list[dict]]

#: Levels of links below a document, and links below its first level, beyond which nothing more is shown. Real content
#: needs a few of the one and some hundreds of the other; without them a tangle of links would grow beyond all bounds.
MOST_LEVELS, MOST_LINKS = 30, 20_000


def expand(roots: list[Root], *, with_drafts: bool) -> list[Expanded]:
    """The expanded links of each root, in the same order: link type -> summaries, and `available_translations`.

    Three queries, whatever the number of roots, of their links and of the levels that these go down.
    """
    if not roots:
        return []
    graph = LinkGraph(roots, with_drafts=with_drafts)
    editions = linkable(graph.targets, roots, with_drafts=with_drafts)
    summaries = Summaries(editions, with_drafts)
    return [Expansion(root, graph, summaries).links() for root in roots]


class Summaries:
    """What links show of editions; the same for every root of a batch, so worked out once."""

    def __init__(self, editions: Linkable, with_drafts: bool):
        self.editions = editions
        self._left_out = () if with_drafts else WITH_DRAFTS_ONLY
        self._known: dict[tuple[str, str, str], dict | None] = {}

    def for_link(self, content_id: str, locale: str, link_type: str) -> dict | None:
        """What a link in a document of that locale shows of a content_id, None if the link is dropped."""
        key = (content_id, locale, link_type)
        if key not in self._known:
            found = self.editions.for_link(*key)
            self._known[key] = self.of(found, link_type) if found else None
        return self._known[key]

    def of(self, values: Values, link_type: str) -> dict:
        fields = fields_of(values["document_type"], link_type)
        return pick(values, tuple(field for field in fields if field not in self._left_out))


class Expansion:
    """The expansion of one root."""

    def __init__(self, root: Root, graph: LinkGraph, summaries: Summaries):
        self.root, self.graph, self.summaries = root, graph, summaries
        self.room = MOST_LINKS

    def links(self) -> Expanded:
        going_on, own = self.graph.of_root(self.root)
        expanded = {
            name: shown
            for links, goes_on in ((going_on, True), (own, False))
            for name, targets in links.items()
            if (shown := self._first_level(name, targets, goes_on))
        }
        if translations := self.summaries.editions.translations(self.root[0]):
            expanded["available_translations"] = [pick(each, DEFAULT) for each in translations]
        return expanded

    def _first_level(self, name: str, targets: list[str], goes_on: bool) -> list[dict]:
        back = self._back_links(name)
        shown = self._shown(name, targets, _next(START, name) if goes_on else DEAD_END, ())
        return [each | {"links": back | each["links"]} for each in shown] if back else shown

    def _back_links(self, name: str) -> Expanded:
        """What is shown under a reverse name shows the root in turn, under the links' own types."""
        directs = direct_types(name)
        root = self.summaries.editions.root(self.root) if directs else None
        if root is None or not is_shown(root, name):
            return {}
        return {direct: [self.summaries.of(root | {"withdrawn": False}, direct) | {"links": {}}] for direct in directs}

    def _shown(self, name: str, targets: list[str], state: int, above: tuple[str, ...]) -> list[dict]:
        found = ((target, self.summaries.for_link(target, self.root[1], name)) for target in targets)
        return [
            summary | {"links": self._below(target, state, above) if state != DEAD_END else {}}
            for target, summary in found
            if summary is not None
        ]

    def _below(self, content_id: str, state: int, above: tuple[str, ...]) -> Expanded:
        """The links of a content_id, without those back to what is `above` it (the root is not)."""
        below: Links = self.graph.below(content_id, state)
        expanded = {}
        for name, targets in below.items() if len(above) + 1 < MOST_LEVELS else ():
            targets = [target for target in targets if target not in above][: self.room]
            self.room -= len(targets)
            if shown := self._shown(name, targets, _next(state, name), (*above, content_id)):
                expanded[name] = shown
        return expanded


def _next(state: int, name: str) -> int:
    return next_states().get((state, name), DEAD_END)
