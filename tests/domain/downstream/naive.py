"""Link expansion word for word as the interface describes it, one document and one link at a time."""

from domain.projections.editions import Edition
from domain.projections.links import EditionLink, LinkSetLink
from domain.rules.link_fields import DEFAULT, fields_of, pick
from domain.rules.link_paths import PATHS
from domain.rules.reverse_links import REVERSE_NAMES
from tests.domain.downstream.histories import World

WITHDRAWABLE = ("children", "parent", "related_statistical_data_sets")
STATES = ["draft", "published", "unpublished"]


def followed(types: tuple[str, ...]) -> bool:
    return any(_begins(types, tuple(path.split())) for path in PATHS)


def _begins(types: tuple[str, ...], path: tuple[str, ...]) -> bool:
    if not types or not path:
        return not types
    if types[0] != path[0].rstrip("+"):
        return False
    return _begins(types[1:], path[1:]) or path[0].endswith("+") and _begins(types[1:], path)


class Naive:
    """The expanded links of one document; reads the tables as they are."""

    def __init__(self, world: World, content_id: str, locale: str, with_drafts: bool):
        self.content_id, self.locale, self.with_drafts = content_id, locale, with_drafts
        standing = Edition.content_store.is_null(False)
        self.editions = list(Edition.select().where(Edition.content_id.in_(world.ids) & standing))
        self.shared = list(LinkSetLink.select().where(LinkSetLink.content_id.in_(world.ids)))
        self.own = list(EditionLink.select().where(EditionLink.content_id.in_(world.ids)))

    def links(self) -> dict:
        expanded = {}
        sources = self._link_set(self.content_id) | self._edition_links()
        for name, (targets, recurses) in sources.items():
            links = [self._link(target, (name,), (), recurses) for target in targets]
            if links := [link for link in links if link]:
                expanded[name] = links
        if translations := self._translations():
            expanded["available_translations"] = translations
        return expanded

    def _link_set(self, content_id: str) -> dict:
        reverse = {}
        for direct in sorted(REVERSE_NAMES):
            found = [link for link in self.shared if (link.target_content_id, link.link_type) == (content_id, direct)]
            if found:
                targets, _ = reverse.setdefault(REVERSE_NAMES[direct], ([], True))
                targets += [link.content_id for link in self._in_order(found)]
        own = sorted((link for link in self.shared if link.content_id == content_id), key=lambda link: link.position)
        return reverse | {
            type_: ([x.target_content_id for x in own if x.link_type == type_], True) for type_ in _types(own)
        }

    def _edition_links(self) -> dict:
        standing = [link for link in self.own if self._counts(link)]
        reverse = {}
        for direct in sorted(REVERSE_NAMES):
            key = (self.content_id, direct, self.locale)
            if found := [link for link in standing if (link.target_content_id, link.link_type, link.locale) == key]:
                targets, _ = reverse.setdefault(REVERSE_NAMES[direct], ([], False))
                targets += [link.content_id for link in self._in_order(found)]
        own = [link for link in standing if (link.content_id, link.locale) == (self.content_id, self.locale)]
        own.sort(key=lambda link: link.position)
        return reverse | {
            type_: ([x.target_content_id for x in own if x.link_type == type_], False) for type_ in _types(own)
        }

    def _in_order(self, links: list) -> list:
        return sorted(links, key=lambda link: (link.position, -link.linked_at.timestamp(), link.content_id))

    def _counts(self, link: EditionLink) -> bool:
        same = [each for each in self.editions if (each.content_id, each.locale) == (link.content_id, link.locale)]
        if not self.with_drafts:
            same = [each for each in same if each.content_store == "live"]
        versions = [each.user_facing_version for each in sorted(same, key=lambda each: each.content_store)]
        return versions[:1] == [link.user_facing_version]

    def _link(self, target: str, types: tuple, above: tuple, recurses: bool) -> dict | None:
        edition = self._stands_for(target, types[-1])
        if edition is None:
            return None
        links = self._back_links(types[0]) if len(types) == 1 else {}
        if recurses:
            for name, (targets, _) in self._link_set(target).items():
                if followed((*types, name)):
                    found = [
                        self._link(each, (*types, name), (*above, target), True)
                        for each in targets
                        if each not in above
                    ]
                    if found := [link for link in found if link]:
                        links[name] = found
        return self._summary(edition, types[-1]) | {"links": links}

    def _stands_for(self, target: str, link_type: str) -> Edition | None:
        found = [
            each
            for each in self._candidates(target)
            if each.locale in (self.locale, "en") and each.document_type not in ("redirect", "gone")
        ]
        found.sort(key=lambda each: (STATES.index(each.state), each.locale != self.locale))
        if not found or found[0].state == "unpublished" and link_type not in WITHDRAWABLE:
            return None
        return found[0]

    def _candidates(self, content_id: str) -> list[Edition]:
        return [
            each
            for each in self.editions
            if each.content_id == content_id
            and (self.with_drafts or each.content_store == "live")
            and (each.state != "unpublished" or each.unpublishing["type"] == "withdrawal")
        ]

    def _back_links(self, name: str) -> dict:
        directs = [direct for direct, reverse in REVERSE_NAMES.items() if reverse == name]
        roots = [each for each in self.editions if (each.content_id, each.locale) == (self.content_id, self.locale)]
        roots = [each for each in roots if self.with_drafts or each.content_store == "live"]
        root = min(roots, key=lambda each: each.content_store, default=None)
        if root is None or root.state == "unpublished" and name not in WITHDRAWABLE:
            return {}
        return {direct: [self._summary(root, direct, withdrawn=False) | {"links": {}}] for direct in directs}

    def _translations(self) -> list[dict]:
        candidates = sorted(self._candidates(self.content_id), key=lambda each: (STATES.index(each.state), each.locale))
        best = {each.locale: each for each in reversed(candidates)}
        ordered = sorted(best.values(), key=lambda each: (STATES.index(each.state), each.locale))
        return [pick(_values(each), DEFAULT) for each in ordered]

    def _summary(self, edition: Edition, link_type: str, **instead) -> dict:
        fields = [x for x in fields_of(edition.document_type, link_type) if self.with_drafts or x != "auth_bypass_ids"]
        return pick(_values(edition) | instead, tuple(fields))


def _types(links) -> list[str]:
    return list(dict.fromkeys(link.link_type for link in links))


def _values(edition: Edition) -> dict:
    return vars(edition)["__data__"] | {
        "api_path": f"/api/content{edition.base_path}",
        "withdrawn": edition.state == "unpublished",
        "public_updated_at": edition.public_updated_at and edition.public_updated_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
