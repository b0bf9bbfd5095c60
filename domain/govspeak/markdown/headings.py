"""Headings and their ids."""

import re

from markdown_it.rules_block import StateBlock

from domain.govspeak.markdown.lines import at_boundary, begin_of, begun, closed, inline, text_of, whole

_HASHES = re.compile(r"(#{1,6})[ \t]*([^ \t].*)")
_ID = re.compile(r"(?<![ \t])[ \t]++\{#([A-Za-z][\w:.-]*)\}[ \t]*\Z", re.ASCII)
_CLOSING = re.compile(r"(?<![\\#])#+\Z")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)")
_NOT_IN_SLUG = re.compile(r"[^a-zA-Z0-9 -]+")


def hashes(state: StateBlock, line: int, _end: int, _silent: bool) -> bool:
    """`## Heading`, at the very start of its line."""
    if state.sCount[line] or state.src[begin_of(state, line)] != "#" or not at_boundary(state, line):
        return False
    match = _HASHES.fullmatch(whole(state, line))
    return bool(match) and _heading(state, len(match[1]), match[2], line, line + 1)


def underlined(state: StateBlock, line: int, end: int, _silent: bool) -> bool:
    """A line of its own with `===` or `---` below it."""
    if line + 1 >= end or state.sCount[line] > 3 or state.src[state.bMarks[line + 1]] not in "=-":
        return False
    match = _UNDERLINE.fullmatch(whole(state, line + 1)) if at_boundary(state, line) else None
    return bool(match) and _heading(state, 1 if match[1][0] == "=" else 2, text_of(state, line), line, line + 2)


def _heading(state: StateBlock, level: int, text: str, line: int, next_line: int) -> bool:
    given = _ID.search(text)
    text = text[: given.start()] if given else text.rstrip()
    text = (_CLOSING.sub("", text) if next_line == line + 1 else text).strip()
    token = state.push("heading_open", f"h{level}", 1)
    token.attrs = {"id": given[1] if given else ""}
    begun(state, token, line)
    token.attrs["id"] = token.attrs["id"].strip() or unique(slug(text), state.env["slugs"])
    token.meta = {"text": text, "level": level, "listed": state.env["listed"]}
    inline(state, text, line)
    return closed(state, token, "heading_close", next_line)


def slug(source: str) -> str:
    """The id that a heading gets for its source."""
    text = _NOT_IN_SLUG.sub("", _LINK.sub(r"\1", source))
    return text.lstrip("0123456789 -").replace(" ", "-").lower() or "section"


def unique(wanted: str, taken: dict[str, int]) -> str:
    """`wanted`, or with the first suffix that makes it unlike all others; it is remembered."""
    number, name = taken.get(wanted, -1) + 1, wanted
    while number and (name := f"{wanted}-{number}") in taken:
        number += 1
    taken[wanted] = number
    taken.setdefault(name, 0)
    return name
