"""Content arrays: one text in several forms, such as govspeak and the HTML rendered from it."""

from typing import Any

from domain.govspeak import VERSION, render

RENDERED_BY = "publishing-api"


def is_content_array(value: Any) -> bool:
    """Whether `value` is a list whose first element is an object with a content_type."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict) and "content_type" in value[0]


def with_html(details: Any) -> Any:
    """`details` with HTML added to every content array, at any depth, that has govspeak but no HTML.

    What the govspeak refers to is in the attachments of the details. TooMuch is raised where it cannot be rendered.
    """
    return _with_html(details, attachments_of(details))


def attachments_of(details: Any) -> list[dict]:
    """The attachments that texts in `details` can refer to."""
    found = details.get("attachments") if isinstance(details, dict) else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _with_html(value: Any, attachments: list[dict]) -> Any:
    if is_content_array(value):
        return _complete(value, attachments)
    if isinstance(value, dict):
        return {key: _with_html(each, attachments) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_html(each, attachments) for each in value]
    return value


def _complete(entries: list[dict], attachments: list[dict]) -> list[dict]:
    by_type = {each.get("content_type"): each for each in entries if isinstance(each, dict)}
    govspeak = by_type.get("text/govspeak", {}).get("content")
    if "text/html" in by_type or not isinstance(govspeak, str):
        return entries
    html = {"content_type": "text/html", "content": render(govspeak, attachments)}
    return [*entries, html | {"rendered_by": RENDERED_BY, "govspeak_version": VERSION}]


def without_rendered(value: Any) -> Any:
    """`value` with the HTML that was rendered here taken out of every content array, at any depth."""
    if is_content_array(value):
        return [each for each in value if not (isinstance(each, dict) and each.get("rendered_by") == RENDERED_BY)]
    if isinstance(value, dict):
        return {key: without_rendered(each) for key, each in value.items()}
    if isinstance(value, list):
        return [without_rendered(each) for each in value]
    return value
