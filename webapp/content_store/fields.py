"""The fields that a PUT accepts, what each may hold, and what it is when left out."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from domain.canonical import NotCanonical, check
from domain.clock import parse as parse_time

from .paths import MAX_BYTES

MAX_INTEGER = 2**31 - 1


@dataclass(frozen=True)
class Kind:
    """What a field may hold."""

    demand: str
    holds: Callable[[Any], bool]


def _is_time(value: Any) -> bool:
    try:
        parse_time(value).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return False
    return True


def _is_integer(value: Any, most: int = MAX_INTEGER) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def _is_route(value: Any) -> bool:
    path = value.get("path") if isinstance(value, dict) else None
    return isinstance(path, str) and path.startswith("/") and len(path.encode()) <= MAX_BYTES


def _are_routes(value: Any) -> bool:
    return isinstance(value, list) and all(_is_route(route) for route in value)


def _are_links(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(links, list) and all(isinstance(link, dict) for link in links) for links in value.values()
    )


def _is_limit(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(value.get(name, []), list) and all(isinstance(each, str) for each in value.get(name, []))
        for name in ("users", "organisations")
    )


TEXT = Kind("must be a string", lambda value: isinstance(value, str))
TIME = Kind("must be a date and time as RFC 3339 has it, with an offset", _is_time)
INTEGER = Kind("must be an integer of 0 or more", _is_integer)
VERSION = Kind("must be an integer of 0 or more", lambda value: _is_integer(value, 2**53 - 1))
OBJECT = Kind("must be an object", lambda value: isinstance(value, dict))
LIMIT = Kind("must be an object whose users and organisations are lists of strings", _is_limit)
LIST = Kind("must be a list", lambda value: isinstance(value, list))
LINKS = Kind("must be an object of lists of objects", _are_links)
ROUTES = Kind(f"must be a list of objects, each with a path from / of at most {MAX_BYTES} bytes", _are_routes)
ANYTHING = Kind("", lambda value: True)

FIELDS = {
    "content_id": TEXT,
    "title": TEXT,
    "description": ANYTHING,
    "document_type": TEXT,
    "content_purpose_document_supertype": TEXT,
    "content_purpose_subgroup": TEXT,
    "content_purpose_supergroup": TEXT,
    "email_document_supertype": TEXT,
    "government_document_supertype": TEXT,
    "navigation_document_supertype": TEXT,
    "search_user_need_document_supertype": TEXT,
    "user_journey_document_supertype": TEXT,
    "schema_name": TEXT,
    "locale": TEXT,
    "first_published_at": TIME,
    "public_updated_at": TIME,
    "publishing_scheduled_at": TIME,
    "details": OBJECT,
    "publishing_app": TEXT,
    "rendering_app": TEXT,
    "routes": ROUTES,
    "redirects": ROUTES,
    "expanded_links": LINKS,
    "access_limited": LIMIT,
    "auth_bypass_ids": LIST,
    "phase": TEXT,
    "analytics_identifier": TEXT,
    "withdrawn_notice": OBJECT,
    "publishing_request_id": TEXT,
    "scheduled_publishing_delay_seconds": INTEGER,
}
# These belong to the row and not to the item.
ROW_FIELDS = {"payload_version": VERSION, "created_at": TIME, "updated_at": TIME}
# The URL says which base path is meant, whatever the body says.
ACCEPTED = FIELDS | ROW_FIELDS | {"base_path": ANYTHING}

DEFAULTS = {
    "locale": "en",
    "phase": "live",
    "details": {},
    "routes": [],
    "redirects": [],
    "expanded_links": {},
    "access_limited": {},
    "auth_bypass_ids": [],
    "withdrawn_notice": {},
}


def with_defaults(body: dict) -> dict:
    """Every field of an item, from `body` where it has one that is not null."""
    given = {name: body[name] for name in FIELDS if body.get(name) is not None}
    return {**dict.fromkeys(FIELDS), **deepcopy(DEFAULTS), **given}


def problems(body: dict) -> dict[str, list[str]]:
    """What is wrong with the fields of `body`: attribute → sentences."""
    unknown = sorted(set(body) - set(ACCEPTED))
    if unknown:
        return {"base": [f"unrecognised field(s) {', '.join(unknown)} in input"]}
    found = {name: [kind.demand] for name, kind in ACCEPTED.items() if _is_wrong(body.get(name), kind)}
    return found or unstorable(body)


def _is_wrong(value: Any, kind: Kind) -> bool:
    return value is not None and not kind.holds(value)


def unstorable(body: dict) -> dict[str, list[str]]:
    """What in `body` PostgreSQL or JSON cannot hold: attribute → sentences."""
    try:
        check(body)
    except NotCanonical as error:
        return {"base": [str(error)]}
    return {}
