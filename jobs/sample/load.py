"""Loading the sample site, once, into a system in which nothing has happened yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import yaml

from domain import log, streams
from domain.commands import PatchLinks, Publish, Unpublish
from domain.database import db
from domain.document_types import DocumentType, document_types
from domain.handle import handle
from domain.log import Actor
from domain.publisher_body import save_draft
from domain.settings import Settings
from jobs.sample import sign_in

SITE = Path(__file__).with_name("site.yaml")
PUBLISHING_APP, RENDERING_APP = "publisher", "frontend"
Described = dict[str, Any]


@dataclass(frozen=True)
class Loaded:
    """What was loaded, and the text that says how to sign in."""

    documents: int
    sign_in: str


def load(settings: Settings) -> Loaded | None:
    """Load the sample site and its accounts, all or nothing; None if anything has ever happened here.

    How to sign in is kept in the data folder. Raises `CannotStart` if nothing can be written there.
    """
    with db.atomic():
        streams.lock({"sample site"})
        if log.head()[0]:
            return None
        editor, text = sign_in.create_accounts(settings)
        actor = _as(editor)
        for each in site():
            _publish(each, actor)
        for each in site():
            _change(each, actor)
        sign_in.keep(settings.data, text)
    return Loaded(len(site()), text)


@cache
def site() -> list[Described]:
    """The documents of the sample site, as the file describes them."""
    return yaml.safe_load(SITE.read_text())


def _as(editor: str) -> Actor:
    return Actor(person=editor, application="sample site", trigger="command line", request_id=str(uuid4()))


def _publish(described: Described, actor: Actor) -> None:
    content_id = described["content_id"]
    handle(save_draft(content_id, _body(described, "First published.")), actor)
    handle(Publish(content_id=content_id), actor)
    if links := _links(described):
        handle(PatchLinks(content_id=content_id, links=links), actor)


def _change(described: Described, actor: Actor) -> None:
    """What comes after publishing: a draft on top, a withdrawal or a redirect."""
    content_id = described["content_id"]
    if draft := described.get("draft"):
        handle(save_draft(content_id, _body(described | draft, draft["change_note"])), actor)
    if explanation := described.get("withdrawn"):
        handle(Unpublish(content_id=content_id, type="withdrawal", explanation=explanation), actor)
    if path := described.get("redirect_to"):
        handle(Unpublish(content_id=content_id, type="redirect", alternative_path=path), actor)


def _body(described: Described, change_note: str) -> dict[str, Any]:
    """The body with which a publisher would put the document."""
    type_ = document_types()[described["document_type"]]
    path = described["base_path"]
    return {
        "schema_name": type_.schema_name,
        "document_type": type_.document_types[0],
        "publishing_app": PUBLISHING_APP,
        "rendering_app": RENDERING_APP,
        "base_path": path,
        "routes": [{"path": path, "type": "exact"}],
        "title": described["title"],
        "description": described["description"],
        "details": dict(_details(type_, described)),
        "update_type": "major",
        "change_note": change_note,
    }


def _details(type_: DocumentType, described: Described) -> Iterator[tuple[str, Any]]:
    for field in type_.fields:
        name = field.name.removeprefix("details.")
        if field.name.startswith("details.") and name in described:
            yield name, _value(field.widget, described[name])


def _value(widget: str, text: str) -> Any:
    return [{"content_type": "text/govspeak", "content": text}] if widget == "markdown" else text


def _links(described: Described) -> dict[str, list[str]]:
    ids = {each["base_path"]: each["content_id"] for each in site()}
    links = {
        "organisations": [ids[f"/organisations/{name}"] for name in described.get("organisations", ())],
        "ordered_related_items": [ids[path] for path in described.get("related", ())],
    }
    return {type_: targets for type_, targets in links.items() if targets}
