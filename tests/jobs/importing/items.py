"""Content as files hold it, as short as tests want it."""

import json
from pathlib import Path

from tests.examples import new_id


def item(**changes) -> dict:
    """A content item as a content store serves it."""
    usual = {
        "base_path": "/keep-bees",
        "content_id": new_id(),
        "document_type": "answer",
        "schema_name": "answer",
        "locale": "en",
        "title": "Keep bees",
        "description": "How to keep bees",
        "details": {"body": "<p>Bees need flowers.</p>"},
        "links": {},
        "publishing_app": "publisher",
        "rendering_app": "frontend",
        "first_published_at": "2015-01-01T09:00:00Z",
        "public_updated_at": "2016-02-25T16:10:40Z",
        "updated_at": "2016-02-25T16:10:41Z",
        "withdrawn_notice": {},
    }
    return usual | changes


def body(**changes) -> dict:
    """The same, as a publisher puts it."""
    path = changes.get("base_path", "/keep-bees")
    usual = item(base_path=path, routes=[{"path": path, "type": "exact"}], update_type="major")
    for name in ("content_id", "links", "updated_at", "withdrawn_notice"):
        del usual[name]
    return usual | changes


def expansion(**changes) -> dict:
    """Content as a link to it shows it."""
    usual = {
        "content_id": new_id(),
        "title": "Bee office",
        "locale": "en",
        "base_path": "/bee-office",
        "api_path": "/api/content/bee-office",
        "document_type": "organisation",
        "schema_name": "organisation",
        "public_updated_at": "2014-01-01T00:00:00Z",
        "withdrawn": False,
        "details": {"acronym": "BO"},
        "links": {},
    }
    return usual | changes


def write(folder: Path, **documents) -> Path:
    """A folder with a JSON file for each of `documents`, named by their keywords."""
    for name, document in documents.items():
        text = document if isinstance(document, str) else json.dumps(document)
        (folder / f"{name}.json").write_text(text)
    return folder
