"""Taking fields of a document back to how they were, as a new draft."""

from collections.abc import Collection
from dataclasses import replace

from domain import clock
from domain.as_it_was import AsItWas
from domain.commands import PatchLinks
from domain.comparison.fields import Fields, fields_of, restored, restored_links
from domain.comparison.labels import LINK_SET
from domain.comparison.parts import is_parts
from domain.comparison.values import canonical
from domain.content import Content, Restoration
from domain.desk import Seen, allowed, announced, body_of
from domain.documents import Document
from domain.errors import Rejected
from domain.handle import Receipt, handle
from domain.log import Actor
from domain.publisher_body import save_draft
from domain.schemas import Schemas


def restore(
    document: Document,
    then: AsItWas,
    keys: Collection[str] | None,
    links_now: dict[str, list[str]],
    expected: Seen,
    schemas: Schemas,
    actor: Actor,
) -> Receipt | None:
    """Take the fields of those keys (None: all) from `then`, leave every other one; None if that changes nothing.

    The draft and the link set change together or not at all. Raises a `Refusal`.
    """
    if then.content is None:
        raise Rejected(f"At position {then.position} there was nothing to restore", reason="nothing_to_restore")
    sides = fields_of(document.content, links_now), fields_of(then.content, then.link_set)
    chosen = list(sides[1] | sides[0]) if keys is None else _known(keys, *sides)
    own = [key for key in chosen if not key.startswith(LINK_SET)]
    save = _save(document, then, own, expected.document, schemas, actor)
    links = _links(then, links_now, chosen, expected.links)
    if save is None and links is None:
        return None
    return handle(replace(save, links=links) if save else links, actor)


def _known(keys: Collection[str], now: Fields, then: Fields) -> list[str]:
    """Those that are fields of either side, or one part of a field that has parts; twice the same is once."""
    whole = [key for key in dict.fromkeys(keys) if key in now or key in then]
    parts = [key for key in dict.fromkeys(keys) if key not in whole and _is_part(key, now, then)]
    return whole + [key for key in parts if key.partition("/")[0] not in whole]


def _is_part(key: str, now: Fields, then: Fields) -> bool:
    name, _, slug = key.partition("/")
    sides = [side.get(name, []) for side in (now, then)]
    return bool(slug) and any(sides) and all(is_parts(each) for each in sides)


def _save(document: Document, then: AsItWas, keys: list[str], expected: int, schemas: Schemas, actor: Actor):
    if document.edition:
        keys = [key for key in keys if _changes(document.content, then.content, key)]
    if not keys:
        return None
    content = _content(document, then.content, keys)
    given = document.draft and document.draft.public_updated_at
    body = allowed([body_of(document, content, actor)], document, schemas)
    return save_draft(
        document.content_id,
        body | {"public_updated_at": given and clock.timestamp(given)},
        expected_version=expected,
        restored=Restoration(position=then.position, fields=keys),
    )


def _changes(now: Content, then: Content, key: str) -> bool:
    return canonical(fields_of(restored(now, then, [key]), {})) != canonical(fields_of(now, {}))


def _content(document: Document, then: Content, keys: list[str]) -> Content:
    content = restored(document.content, then, keys)
    return content if document.draft or "announcement" in keys else announced(document, content)


def _links(then: AsItWas, now: dict[str, list[str]], keys: list[str], expected: int) -> PatchLinks | None:
    links = restored_links(now, then.link_set, keys)
    if not links:
        return None
    fields = [LINK_SET + type_ for type_ in links]
    restored = Restoration(position=then.position, fields=fields)
    return PatchLinks(content_id=then.content_id, links=links, expected_version=expected, restored=restored)
