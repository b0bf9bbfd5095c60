"""What editors do at their desk, from what they typed to the commands: save, submit for review, publish, discard.

`typed` is the form as it came back; `expected` are the versions that the editor saw.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain import clock, editing
from domain.checks import problems_before_publishing
from domain.commands import DiscardDraft, PatchLinks, Publish, RequestReview
from domain.content import Content, Merger
from domain.document_types import Field
from domain.documents import Document
from domain.errors import Conflict, Invalid, Problem, SchemaInvalid
from domain.handle import Receipt, handle
from domain.log import Actor
from domain.new_documents import APPLICATION
from domain.publisher_body import save_draft
from domain.schemas import Schemas, as_entry


@dataclass(frozen=True)
class Seen:
    """The versions, of the document's stream and of its link set's, that a form was made from."""

    document: int = 0
    links: int = 0


def seen_in(typed: Mapping[str, str], prefix: str = "") -> Seen:
    """The versions that a form says it was made from; 0 where it does not say."""
    return Seen(_version(typed.get(f"{prefix}version", "")), _version(typed.get(f"{prefix}link_version", "")))


def _version(given: str) -> int:
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0


def fields_of(document: Document) -> list[Field]:
    """What an editor can change of a document; how its publication is announced only where a draft replaces a page."""
    fields = editing.fields_of(document.content)
    return fields + list(editing.ANNOUNCEMENT) if fields and document.draft and document.live else fields


def save(
    document: Document,
    typed: Mapping[str, str],
    expected: Seen,
    schemas: Schemas,
    actor: Actor,
    merged: Merger | None = None,
) -> Receipt | None:
    """Save what was typed: the draft and the links at once. None if nothing differs from what is stored.

    `merged` says what of it others had saved. Raises a `Refusal`, and then nothing is saved.
    """
    fields = fields_of(document)
    typed = editing.with_suggested_path(document.content, typed)
    before = editing.values_of(document.content, fields, document.link_set) if document.version else {}
    if problems := editing.problems(fields, typed, before):
        raise Invalid(problems)
    revised = [_revised(document, fields, typed, arrays) for arrays in (True, False)]
    links = _links(document, fields, typed, revised[0], expected)
    if document.edition and document.content in revised:
        return handle(replace(links, merged=merged), actor) if links else None
    bodies = [body_of(document, content, actor) for content in revised]
    body = allowed(bodies, document, schemas)
    more = {"expected_version": expected.document, "unless_same": True, "links": links, "merged": merged}
    command = save_draft(document.content_id, body, **more)
    receipt = handle(command, actor)
    return receipt if receipt.events else None


def publish(document: Document, typed: Mapping[str, str], expected: Seen, schemas: Schemas, actor: Actor) -> Receipt:
    """Save what was typed if it is new, check it, then publish. Raises a `Refusal`; a draft once saved stays saved."""
    check(document, typed)
    saved = save(document, typed, expected, schemas, actor)
    if saved is None and document.draft is None:
        raise Conflict("Nothing has changed since it was published", reason="nothing_to_publish")
    if document.draft is None and _version_after(saved) is None:
        return saved
    return handle(
        Publish(
            content_id=document.content_id,
            locale=document.locale,
            update_type=update_type(document, typed),
            without_review=typed.get("without_review"),
            expected_version=_version_after(saved) or expected.document,
        ),
        actor,
    )


def submit(document: Document, typed: Mapping[str, str], expected: Seen, schemas: Schemas, actor: Actor) -> Receipt:
    """Save what was typed if it is new, check it, then submit the draft for review. Raises a `Refusal`."""
    check(document, typed)
    save(document, typed, expected, schemas, actor)
    comment = typed.get("review_comment")
    return handle(RequestReview(content_id=document.content_id, locale=document.locale, comment=comment), actor)


def discard(document: Document, expected: int, actor: Actor) -> Receipt:
    """Throw the draft away. Raises a `Refusal`."""
    return handle(
        DiscardDraft(content_id=document.content_id, locale=document.locale, expected_version=expected), actor
    )


def _revised(document: Document, fields: list[Field], typed: Mapping[str, str], arrays: bool) -> Content:
    content = editing.revise(document.content, fields, typed, arrays=arrays)
    return content if document.edition and content == document.content else announced(document, content)


def _links(
    document: Document, fields: list[Field], typed: Mapping[str, str], content: Content, expected: Seen
) -> PatchLinks | None:
    changed = editing.revised_links(document.link_set, fields, typed, (document.content, content))
    if not changed:
        return None
    return PatchLinks(content_id=document.content_id, links=changed, expected_version=expected.links)


def check(document: Document, typed: Mapping[str, str]) -> None:
    """Raise `Invalid` unless what was typed may be published."""
    if problems := problems_with(document, typed):
        raise Invalid(problems)


def problems_with(document: Document, typed: Mapping[str, str]) -> list[Problem]:
    """What stands in the way of publishing what was typed: what readers are not told, what the checks find."""
    fields = fields_of(document)
    content = editing.revise(document.content, fields, editing.with_suggested_path(document.content, typed))
    found = problems_before_publishing(content, fields, editing.type_of(content).checks)
    return _unannounced(document, typed) + found


def _unannounced(document: Document, typed: Mapping[str, str]) -> list[Problem]:
    is_major = document.live and document.draft and typed.get("update_type") == "major"
    return [Problem("change_note", "blank")] if is_major and not typed.get("change_note", "").strip() else []


def announced(document: Document, content: Content) -> Content:
    """A new draft starts with an announcement of its own, not with that of the edition before."""
    if document.draft:
        return content if content.update_type == "major" else replace(content, change_note=None)
    return replace(content, update_type="minor" if document.live else "major", change_note=None)


def body_of(document: Document, content: Content, actor: Actor) -> dict:
    first = document.edition and document.edition.first_published_at
    content = replace(content, last_edited_by_editor_id=actor.person)
    return editing.publisher_body(content, document.locale, first and clock.timestamp(first))


def allowed(bodies: list[dict], document: Document, schemas: Schemas) -> dict:
    """The first of `bodies` that breaks no more of its schema than the document does already. Raises `SchemaInvalid`.

    A document may have been saved by rules that are not known here; no edit is refused for what it left alone.
    """
    name = document.content.schema_name
    if not schemas.knows(name):
        return bodies[-1]
    before = editing.publisher_body(document.content, document.locale, None) if document.version else {}
    broken = {_place(error) for error in schemas.errors(name, before)} if before else set()
    found = [
        [error for error in schemas.errors(name, body) if not (_place(error) in broken or _is_ours(error))]
        for body in bodies
    ]
    for body, errors in zip(bodies, found, strict=True):
        if not errors:
            return body
    raise SchemaInvalid([as_entry(error) for error in found[0]])


def _is_ours(error) -> bool:
    """Whether an error is about content being of this application, which schemas made elsewhere do not know."""
    return list(error.instance_path) == ["publishing_app"] and error.instance == APPLICATION


def _place(error) -> tuple:
    return tuple(error.instance_path), tuple(error.schema_path)


def update_type(document: Document, typed: Mapping[str, str]) -> str:
    """How the draft is to be published, by what was typed or else stored."""
    chosen = typed.get("update_type") or (document.draft and document.draft.update_type)
    return chosen or ("minor" if document.live else "major")


def _version_after(receipt: Receipt | None) -> int | None:
    versions = [each.version for each in receipt.events if each.type == "DraftSaved"] if receipt else []
    return versions[-1] if versions else None
