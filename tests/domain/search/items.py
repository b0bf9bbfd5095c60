"""Live items, and search holding them."""

from itertools import count

from domain.search.holding import Write, write
from domain.search.item import item_of

_VERSIONS = count(1)
MINISTRY = {"content_id": "6667cce2-0000-4000-8000-000000000001", "title": "Ministry of Bees", "locale": "en"}
MINISTRY |= {"base_path": "/government/organisations/ministry-of-bees"}


def live(base_path: str = "/bees", title: str = "Keep bees", body: str = "", **more) -> dict:
    """An item of the live content store."""
    usual = {
        "base_path": base_path,
        "content_id": "0e0bd5ac-6b55-4b3a-9a3a-0d9a4b0c7c11",
        "schema_name": "answer",
        "document_type": "answer",
        "locale": "en",
        "title": title,
        "description": None,
        "details": {"body": body},
        "first_published_at": "2020-02-03T09:00:00Z",
        "public_updated_at": "2026-02-03T09:00:00Z",
        "expanded_links": {},
    }
    return usual | more


def linked(**links: list[dict]) -> dict:
    """The links of an item."""
    return {"expanded_links": links}


def hold(db, *items: dict) -> None:
    """Let search hold these live items, newer than whatever it has."""
    version = next(_VERSIONS)
    write(db, [Write(each["base_path"], version, item_of(each)) for each in items])
