"""Working copies as they are offered to whoever typed them: to go on from, or to throw away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import g, request, url_for

from domain import desk, editing, meeting, working_copies
from domain.document_types import DocumentType
from domain.documents import Document
from domain.rules.scalars import is_uuid
from domain.working_copies import WorkingCopy
from webapp.pages.documents.form import seen_in


@dataclass(frozen=True)
class Offer:
    """A working copy that its writer may go on from at `url`; `moved_on`: others have saved something since."""

    writer: str
    content_id: str
    at: datetime
    moved_on: bool
    url: str


def asked_for() -> WorkingCopy | None:
    """The working copy that the URL asks to go on from, if it is there and is this person's."""
    writer = request.args.get("working_copy", "")
    return working_copies.find(g.person.account_id, writer) if is_uuid(writer) else None


def typed_of(copy: WorkingCopy | None) -> dict[str, str] | None:
    """What was typed, as a form that goes on from it; None without one."""
    return copy and copy.typed | {"writer": copy.writer}


def forget(typed: Mapping[str, str], *names: str) -> None:
    """Forget what the writers have typed that a form names under `names`, once it is kept elsewhere."""
    if writers := {writer for name in names if is_uuid(writer := typed.get(name, ""))}:
        working_copies.forget(g.person.account_id, writers)


def forget_saved(typed: Mapping[str, str], content_id: str, locale: str) -> None:
    """Forget the working copies behind a form that is saved, also what of them is still on its way."""
    forget(typed, "gone_on_from")
    writer, sequence = typed.get("writer", ""), sequence_of(typed)
    if is_uuid(writer) and sequence is not None:
        working_copies.settle(g.person.account_id, writer, sequence, content_id, locale)


def sequence_of(typed: Mapping[str, str]) -> int | None:
    """How much a writer had typed by then, as its page counts it."""
    given = typed.get("sequence", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 18 else None


def offers_of(document: Document, without: str = "") -> list[Offer]:
    """What this person has typed into the document and not saved, but for one writer."""
    here = {"content_id": document.content_id, "locale": document.locale}
    copies = working_copies.of_document(g.person.account_id, **here)
    return [
        _offer(each, _moved_on(each, document), "pages.document", **here)
        for each in copies
        if each.writer != without and _differs(each, document)
    ]


def offers_of_new(type_: DocumentType, without: str = "") -> list[Offer]:
    """The same of documents of that type that are not there yet."""
    copies = working_copies.of_new_documents(g.person.account_id, type_.name)
    new = {"document_type": type_.name}
    return [_offer(each, False, "pages.new_document", **new) for each in copies if each.writer != without]


def _offer(copy: WorkingCopy, moved_on: bool, endpoint: str, **about: str) -> Offer:
    return Offer(copy.writer, copy.content_id, copy.at, moved_on, url_for(endpoint, working_copy=copy.writer, **about))


def _differs(copy: WorkingCopy, document: Document) -> bool:
    """Whether saving it would change anything: what arrived after it had been saved is no news, whatever came since."""
    fields = desk.fields_of(document)
    stored = editing.values_of(document.content, fields, document.link_set)
    found = stored | editing.typed_values(fields, meeting.meet(document, copy.typed).typed)
    return any(editing.normalised(f, found[f.name]) != editing.normalised(f, stored[f.name]) for f in fields)


def _moved_on(copy: WorkingCopy, document: Document) -> bool:
    seen = seen_in(copy.typed)
    return (seen.document, seen.links) != (document.version, document.link_version)
