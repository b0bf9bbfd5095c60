"""The rules of links, those of an edition and those of a link set alike."""

import re
from collections.abc import Iterator

from domain.errors import Problem
from domain.rules.scalars import is_uuid


def link_problems(links: dict[str, list[str]]) -> Iterator[Problem]:
    """What is wrong with the types and targets of `links`."""
    for type_, targets in links.items():
        if not re.fullmatch(r"[a-z0-9_]+", type_) or type_ == "available_translations":
            yield Problem("link", f"Invalid link type: {type_}")
        elif not isinstance(targets, list):
            yield Problem("link", f"{type_} must be a list of content_ids")
        elif not all(is_uuid(target) for target in targets):
            yield Problem("target_content_id", f"{type_} must be content_ids, lowercase UUIDs", "uuid_invalid")
