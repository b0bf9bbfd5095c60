"""HTML elements that begin a line: raw up to their end tag, or with Markdown inside."""

import re

from markdown_it.rules_block import StateBlock

from domain.govspeak.html.tags import (
    INLINE,
    VERBATIM,
    Tag,
    comment_at,
    end_of_element,
    end_of_verbatim,
    rewritten,
    tag_at,
    tags,
    written,
)
from domain.govspeak.markdown.lines import begin_of, begun, ended, go_on_at, inline, line_at, parse_between

_BEGINS = re.compile(r"</?([a-zA-Z][\w:.-]*)", re.ASCII)
_OF_TEXT = set("p h1 h2 h3 h4 h5 h6 dt summary address caption th legend figcaption pre".split())


def begins(state: StateBlock, line: int) -> bool:
    """Whether the line begins with the tag of a block."""
    if state.sCount[line] > 3 or not state.src.startswith("<", begin_of(state, line)):
        return False
    match = _BEGINS.match(state.src, begin_of(state, line), state.eMarks[line])
    return bool(match) and match[1].lower() not in INLINE


def html_block(state: StateBlock, line: int, end: int, _silent: bool) -> bool:
    """A comment, or an element with all that is in it."""
    start, stop = begin_of(state, line), state.eMarks[end - 1]
    if state.sCount[line] > 3 or state.src[start] != "<":
        return False
    if comment := comment_at(state.src, start, stop, state.env["comments"].setdefault((state.src, stop), {})):
        return _raw(state, comment.start, comment.end, line)
    tag = tag_at(state.src, start, stop)
    if tag is None or tag.kind == "close" or tag.name in INLINE:
        return False
    return _element(state, tag, line, stop)


def _element(state: StateBlock, tag: Tag, line: int, stop: int) -> bool:
    inner_end, end = _end(state.src, tag, stop)
    if "markdown" in tag.attributes:
        _markdown(state, tag, inner_end, line)
        return _go_on(state, end)
    at = tag.start
    for inner in _with_markdown(state.src, tag, inner_end):
        if inner.start < at:
            continue
        _push(state, at, inner.start, balanced=False)
        inner_stop, at = _end(state.src, inner, inner_end)
        _markdown(state, inner, inner_stop, line_at(state, inner.start))
    return _raw(state, at, end, line, balanced=at == tag.start)


def _end(src: str, tag: Tag, stop: int) -> tuple[int, int]:
    if tag.name in VERBATIM:
        close = end_of_verbatim(src, tag, stop)
        after = tag_at(src, close, stop) if close < stop else None
        return close, after.end if after else stop
    return end_of_element(src, tag, stop)


def _with_markdown(src: str, tag: Tag, stop: int) -> list[Tag]:
    if src.find("markdown", tag.end, stop) < 0:
        return []
    return [each for each in tags(src, tag.end, stop) if "markdown" in each.attributes and each.kind == "open"]


def _markdown(state: StateBlock, tag: Tag, inner_end: int, line: int) -> None:
    attributes = {name: value for name, value in tag.attributes.items() if name != "markdown"}
    opening = state.push("html_open", tag.name, 1)
    opening.content = written(Tag("open", tag.name, tag.start, tag.end, attributes))
    opening.meta = {"html": state.src[tag.start : tag.end]}
    begun(state, opening, line)
    if tag.name in _OF_TEXT:
        inline(state, state.src[tag.end : inner_end].strip(), line)
    else:
        parse_between(state, tag.end, inner_end)
    state.push("html_close", tag.name, -1).content = f"</{tag.name}>"


def _raw(state: StateBlock, start: int, end: int, line: int, balanced: bool = True) -> bool:
    token = _push(state, start, end, balanced)
    begun(state, token, line)
    _go_on(state, end)
    return ended(state, token, state.line) if state.env["rest"] is None else True


def _push(state: StateBlock, start: int, end: int, balanced: bool) -> object:
    token = state.push("html_block", "", 0)
    html = state.src[start:end]
    token.content, token.meta = rewritten(html, 0, len(html), balanced), {"html": html}
    token.map = [state.env["offset"] + line_at(state, start)] * 2
    return token


def _go_on(state: StateBlock, end: int) -> bool:
    go_on_at(state, line_at(state, max(end - 1, 0)), end)
    state.env["boundary"] = None
    return True
