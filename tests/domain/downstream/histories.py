"""Random histories: a few documents in two languages, linked in every way that expansion knows, and changes to them."""

from hypothesis import strategies as some

from domain import commands
from domain.errors import Refusal
from domain.handle import handle
from tests.examples import save

IDS = [f"{number}0000000-0000-4000-8000-000000000000" for number in range(1, 7)]
LOCALES = ("en", "cy")
TYPES = (
    "taxons parent_taxons root_taxon parent person role ministerial ordered_related_items mainstream_browse_pages"
    " ordered_ministers ordered_parent_organisations child_taxons organisations associated_taxons"
).split()
DOCUMENT_TYPES = ("answer", "taxon", "organisation", "redirect", "step_by_step_nav")

ids, locales = some.sampled_from(IDS), some.sampled_from(LOCALES)
links = some.dictionaries(some.sampled_from(TYPES), some.lists(ids, max_size=3), max_size=2)
steps = some.one_of(
    some.tuples(some.just("save"), ids, locales, some.sampled_from("AB"), some.sampled_from(DOCUMENT_TYPES), links),
    some.tuples(some.just("publish"), ids, locales, some.sampled_from(("major", "minor"))),
    some.tuples(some.just("links"), ids, links),
    some.tuples(some.just("links"), ids, links),
    some.tuples(some.just("discard"), ids, locales),
    some.tuples(some.just("republish"), ids, locales),
    some.tuples(some.just("unpublish"), ids, locales, some.sampled_from(("withdrawal", "gone", "vanish"))),
)


def path_of(content_id: str, locale: str) -> str:
    return f"/{content_id[0]}.{locale}"


PATHS = [path_of(content_id, locale) for content_id in IDS for locale in LOCALES]


def carry_out(step: tuple, actor) -> bool:
    """Whether the step could be done."""
    try:
        handle(_command(*step), actor)
    except Refusal:
        return False
    return True


def _command(kind: str, content_id: str, *more) -> commands.Command:
    match kind, more:
        case "save", (locale, title, document_type, links):
            return _save(content_id, locale, title, document_type, links)
        case "publish", (locale, update_type):
            return commands.Publish(content_id=content_id, locale=locale, update_type=update_type)
        case "links", (links,):
            return commands.PatchLinks(content_id=content_id, links=links)
        case "discard", (locale,):
            return commands.DiscardDraft(content_id=content_id, locale=locale)
        case "republish", (locale,):
            return commands.Republish(content_id=content_id, locale=locale)
        case "unpublish", (locale, type_):
            return commands.Unpublish(
                content_id=content_id, locale=locale, type=type_, explanation="Old", discard_drafts=True
            )
    raise AssertionError(kind)


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
