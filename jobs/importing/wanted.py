"""The SaveDraft that a file, or a link target, stands for."""

from dataclasses import replace

from domain.commands import SaveDraft
from domain.downstream.items import LANES
from domain.errors import Rejected
from domain.publisher_body import moment, save_draft
from domain.schemas import Schemas, as_entry
from jobs.importing.fit import fit, in_short
from jobs.importing.kinds import ITEM, Json
from jobs.importing.store_item import body_of, withdrawal_of

#: Not part of the content: publishers name the one in the URL, the other is about a document elsewhere.
_APART = ("content_id", "previous_version")


def save_of(kind: str, document: Json, content_id: str, schemas: Schemas) -> SaveDraft:
    """The SaveDraft for a content item or a publisher's body. Raises `Rejected` unless it satisfies its schema."""
    name = document["schema_name"]
    if not schemas.knows(name):
        raise Rejected(
            f"there is no schema named {name!r} here; the setting CONTENT_SCHEMAS names a folder with more of them",
            reason="schema_unknown",
        )
    body = body_of(document) if kind == ITEM else {key: document[key] for key in document if key not in _APART}
    if problems := _problems(kind, body, schemas):
        raise Rejected(f"does not satisfy the schema {name}: {in_short(problems)}", reason="schema_validation_failed")
    return _save(content_id, body)


def with_links(save: SaveDraft, links: dict[str, list[str]]) -> SaveDraft:
    """`save` with links of the edition's own added, of whatever type: a store shows them however they came about."""
    return replace(save, content=replace(save.content, links=save.content.links | links)) if links else save


def save_of_target(item: Json, schemas: Schemas) -> SaveDraft:
    """The SaveDraft for content known from links only. It need not satisfy its schema, since links do not show all."""
    body = body_of(item)
    if schemas.knows(item["schema_name"]):
        fit(schemas, body)
    return _save(item["content_id"], body)


def withdrawal(document: Json) -> Json | None:
    """How `document` is to be withdrawn, None if it is not withdrawn. Raises `Rejected` for a bad time."""
    found = withdrawal_of(document)
    return found and found | {"unpublished_at": moment("withdrawn_at", found["unpublished_at"])}


def _problems(kind: str, body: Json, schemas: Schemas) -> list[str]:
    if kind == ITEM:
        return fit(schemas, body)
    return [as_entry(error)["message"] for error in schemas.errors(body["schema_name"], body)]


def _save(content_id: str, body: Json) -> SaveDraft:
    return replace(save_draft(content_id, body), lane=LANES["low"])
