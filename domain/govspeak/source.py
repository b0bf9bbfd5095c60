"""The source of a text as an editor types it, whatever form the text is stored in."""

import re
from typing import Any

_VERBATIM = re.compile(r"(<(pre|textarea)\b.*?</\2\s*>)", re.IGNORECASE | re.DOTALL)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def source_of(value: Any) -> str:
    """The govspeak of a content array if it has some, else its HTML; of a string, the HTML that it is."""
    if not isinstance(value, list):
        return html_as_source(value or "")
    by_type = {each.get("content_type"): each.get("content") for each in value if isinstance(each, dict)}
    if isinstance(by_type.get("text/govspeak"), str):
        return by_type["text/govspeak"]
    return html_as_source(by_type.get("text/html") or "")


def html_as_source(html: str) -> str:
    """HTML that Markdown leaves as it is.

    In Markdown a blank line ends raw HTML, and what follows it indented becomes code. So blank lines are taken out,
    and where they matter written as a character reference.
    """
    parts = _VERBATIM.split(html.replace("\r\n", "\n"))
    outside = [_BLANK_LINES.sub("\n", part) for part in parts[0::3]]
    inside = [_BLANK_LINES.sub(_as_references, part) for part in parts[1::3]]
    return "".join(text for pair in zip(outside, [*inside, ""], strict=True) for text in pair)


def _as_references(blank: re.Match) -> str:
    return "&#10;" * (blank.group().count("\n") - 1) + "\n"
