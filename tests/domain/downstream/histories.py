"""Random histories: five documents in two languages, linked in ways that expansion knows, and changes to them."""

from hypothesis import strategies as some

from domain import commands
from domain.errors import Refusal
from domain.handle import handle
from domain.rules.reverse_links import direct_types
from tests.examples import new_id, save

NUMBERS = range(5)
LOCALES = ("en", "cy")
TYPES = (
    "taxons parent_taxons root_taxon parent person role ministerial ordered_related_items mainstream_browse_pages"
    " ordered_ministers ordered_parent_organisations child_taxons organisations associated_taxons"
).split()
CHAINS = (
    "ordered_related_items mainstream_browse_pages parent parent",
    "taxons parent_taxons root_taxon",
    "child_taxons child_taxons associated_taxons",
    "ministers role_appointments person",
    "role_appointments role ordered_parent_organisations",
    "ordered_ministers role_appointments role",
)
DOCUMENT_TYPES = ("answer", "taxon", "organisation", "redirect", "step_by_step_nav")

ids, locales = some.sampled_from(NUMBERS), some.sampled_from(LOCALES)
links = some.dictionaries(some.sampled_from(TYPES), some.lists(ids, max_size=2), max_size=2)
saves = some.tuples(some.just("save"), ids, locales, some.sampled_from("AB"), some.sampled_from(DOCUMENT_TYPES), links)
edits = some.tuples(some.just("save"), ids, some.just("en"), some.sampled_from("AB"), some.just("taxon"), some.just({}))
chains = some.tuples(some.just("chain"), some.sampled_from(CHAINS), some.permutations(NUMBERS))
steps = some.one_of(
    saves,
    edits,
    chains,
    some.tuples(some.just("publish"), ids, locales, some.sampled_from(("major", "minor"))),
    some.tuples(some.just("links"), ids, links),
    some.tuples(some.just("links"), ids, some.just(dict.fromkeys(TYPES, []))),
    some.tuples(some.just("discard"), ids, locales),
    some.tuples(some.just("republish"), ids, locales),
    some.tuples(some.just("unpublish"), ids, locales, some.sampled_from(("withdrawal", "gone", "vanish"))),
)
histories = some.builds(lambda chain, more: [chain, *more], chains, some.lists(steps, min_size=5, max_size=12))


class World:
    """Documents of its own, by number, all live in English at first."""

    def __init__(self, actor):
        self.actor = actor
        self.ids = [new_id() for _ in NUMBERS]
        self.roots = [(content_id, locale) for content_id in self.ids for locale in LOCALES]
        self.paths = [path_of(*root) for root in self.roots]
        for number in NUMBERS:
            self.carry_out(("save", number, "en", "A", "taxon", {}))
            self.carry_out(("publish", number, "en", "minor"))

    def carry_out(self, step: tuple) -> bool:
        """Whether the step could be done."""
        try:
            handle(self._command(*step), self.actor)
        except Refusal:
            return False
        return True

    def steps_of(self, step: tuple) -> list[tuple]:
        """A chain of links taken apart into steps, each the links of one document; any other step as it is."""
        if step[0] != "chain":
            return [step]
        _, types, numbers = step
        hops = zip(types.split(), numbers, numbers[1:], strict=False)
        return [_hop(*hop) for hop in hops]

    def _command(self, kind: str, number: int, *more) -> commands.Command:
        content_id = self.ids[number]
        match kind, more:
            case "save", (locale, title, document_type, links):
                return _save(content_id, locale, title, document_type, self._links(links))
            case "publish", (locale, update_type):
                return commands.Publish(content_id=content_id, locale=locale, update_type=update_type)
            case "links", (links,):
                return commands.PatchLinks(content_id=content_id, links=self._links(links))
            case "discard", (locale,):
                return commands.DiscardDraft(content_id=content_id, locale=locale)
            case "republish", (locale,):
                return commands.Republish(content_id=content_id, locale=locale)
            case "unpublish", (locale, type_):
                return commands.Unpublish(
                    content_id=content_id, locale=locale, type=type_, explanation="Old", discard_drafts=True
                )
        raise AssertionError(kind)

    def _links(self, links: dict[str, list[int]]) -> dict[str, list[str]]:
        return {link_type: [self.ids[number] for number in numbers] for link_type, numbers in links.items()}


def _hop(link_type: str, source: int, target: int) -> tuple:
    """The link because of which `source` shows `target`; a reverse name is stored at the other end."""
    if directs := direct_types(link_type):
        return ("links", target, {directs[-1]: [source]})
    return ("links", source, {link_type: [target]})


def path_of(content_id: str, locale: str) -> str:
    return f"/{content_id}.{locale}"


def _save(content_id: str, locale: str, title: str, document_type: str, links: dict) -> commands.SaveDraft:
    path = path_of(content_id, locale)
    place = {"routes": [{"path": path, "type": "exact"}]}
    if document_type == "redirect":
        to = [{"path": path, "type": "exact", "destination": "/elsewhere"}]
        place = {"routes": [], "redirects": to, "schema_name": "redirect", "rendering_app": None}
    return save(
        content_id,
        locale=locale,
        base_path=path,
        title=title,
        document_type=document_type,
        links=links,
        update_type="minor",
        public_updated_at="2026-01-01T00:00:00Z" if title == "A" else None,
        **place,
    )
