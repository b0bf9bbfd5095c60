"""An item as `GET /content/…` answers it.

It is made once, when the item is written, so that reading is one query and one replacement. A change here needs a
migration that makes the stored ones again.
"""

from datetime import datetime
from typing import Any

import orjson

from domain.clock import parse, seconds

# A control character never stands bare in JSON, so this byte can be nothing else.
ROOT_MARK = "\x01"

AS_STORED = (
    "analytics_identifier",
    "content_id",
    "document_type",
    "locale",
    "phase",
    "publishing_app",
    "publishing_request_id",
    "rendering_app",
    "scheduled_publishing_delay_seconds",
    "schema_name",
    "title",
    "withdrawn_notice",
)
TIMES = ("first_published_at", "public_updated_at", "publishing_scheduled_at")


def represent(base_path: str, item: dict, updated_at: datetime) -> str:
    """The JSON of `item` (every field present), keys sorted, with ROOT_MARK where the website root goes."""
    shown = {name: item[name] for name in AS_STORED}
    shown |= {name: seconds(parse(item[name])) if item[name] else None for name in TIMES}
    shown |= {
        "base_path": base_path,
        "description": _collapse(item["description"]),
        "details": _collapse(item["details"]),
        "links": _links(_collapse(item["expanded_links"])),
        "updated_at": seconds(updated_at),
    }
    if item["schema_name"] == "redirect":
        shown["redirects"] = item["redirects"]
    return orjson.dumps(shown, option=orjson.OPT_SORT_KEYS).decode()


def with_root(representation: str, root: str) -> bytes:
    """The answer for a website at `root` (scheme and host, no trailing slash)."""
    return representation.replace(ROOT_MARK, orjson.dumps(root)[1:-1].decode()).encode()


def _collapse(value: Any) -> Any:
    match value:
        case dict():
            return {key: _collapse(each) for key, each in value.items()}
        case [{"content_type": str()}, *_]:
            return _html_of(value)
        case list():
            return [_collapse(each) for each in value]
    return value


def _html_of(alternatives: list) -> Any:
    for each in alternatives:
        match each:
            case {"content_type": "text/html", "content": content}:
                return content
    return [_collapse(each) if not isinstance(each, dict) else each for each in alternatives]


def _links(groups: Any) -> Any:
    if not isinstance(groups, dict):
        return {}
    return {name: [_link(each) for each in links] for name, links in groups.items() if isinstance(links, list)}


def _link(link: Any) -> Any:
    if not isinstance(link, dict):
        return link
    shown = {key: each for key, each in link.items() if each is not None and key != "auth_bypass_ids"}
    if base_path := shown.get("base_path"):
        shown.setdefault("api_path", f"/api/content{base_path}")
        shown["api_url"] = _below_root(shown["api_path"])
        shown["web_url"] = _below_root(base_path)
    return shown | {"links": _links(shown.get("links", {}))}


def _below_root(path: Any) -> orjson.Fragment:
    return orjson.Fragment(f'"{ROOT_MARK}'.encode() + orjson.dumps(str(path))[1:])
