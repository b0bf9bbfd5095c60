"""Boxes over any number of lines: `$CTA … $CTA` and its kin, addresses, and the two that are written in braces."""

import re
from collections.abc import Callable

from markdown_it.rules_block import StateBlock

from domain.govspeak.constructs.addresses import push_address
from domain.govspeak.markdown.lines import closed, go_on_at, line_at, opened, parse_between

_CLASSES = {
    "$CTA": "call-to-action",
    "$AI": "additional-information",
    "$!": "summary",
    "$D": "form-download",
    "$C": "contact",
    "$P": "place",
    "$I": "information",
    "$E": "example",
    "$A": "address",
}
_OPENING = re.compile(r"\$(?:CTA|AI|(?!EndLegislativeList)[!DCPIEA])")
#: Boxes whose headings are among the headings of the document.
_PART_OF_DOCUMENT = ("$CTA", "$E")
_BRACES = {
    "{stat-headline}": ("{/stat-headline}", "stat-headline"),
    "{::highlight-answer}": ("{:/highlight-answer}", "highlight-answer"),
}
_IN_BRACES = re.compile("|".join(map(re.escape, _BRACES)))


def in_dollars(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """A box up to the first closing tag at the end of a line; without one the opening tag is text."""
    opening = _OPENING.match(state.src, state.bMarks[line], state.eMarks[line])
    close = _close(state, line, opening) if opening else None
    if close is None:
        return False
    if not silent:
        content_end = state.src.rindex(opening[0], opening.end(), state.eMarks[close])
        _push(state, line, opening[0], opening.end(), content_end, close)
    return True


def _close(state: StateBlock, line: int, opening: re.Match) -> int | None:
    mark, key = opening[0], (state.src, state.lineMax, opening[0])
    if key in state.env["unclosed"]:
        return None
    begin = opening.end()
    for each in range(line, state.lineMax):
        if state.src[begin : state.eMarks[each]].rstrip(" ").endswith(mark):
            return each
        begin = state.bMarks[each + 1] if each + 1 < state.lineMax else 0
    state.env["unclosed"][key] = line
    return None


def _push(state: StateBlock, line: int, mark: str, begin: int, end: int, close: int) -> None:
    listed = state.env["listed"] and mark in _PART_OF_DOCUMENT
    if mark == "$A":
        push_address(state, line, begin, end)
    else:
        _box(state, line, _CLASSES[mark], lambda: parse_between(state, begin, end, listed=listed), close + 1)
    state.line = close + 1
    state.env["boundary"] = (state.src, close + 1)


def in_braces(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """A box that is written in braces; what follows its closing tag is text of its own."""
    begin = state.bMarks[line]
    found = _braces_at(state, _IN_BRACES.match(state.src, begin, state.eMarks[line]))
    if found is None:
        return False
    if not silent:
        begin, end, after, name = found
        close = line_at(state, end)
        _box(state, line, name, lambda: parse_between(state, begin, end, listed=False), close + 1)
        go_on_at(state, close, after)
    return True


def box_in_line(state: StateBlock, line: int) -> int | None:
    """Where in the line, after some text, such a box begins."""
    for match in _IN_BRACES.finditer(state.src, state.bMarks[line] + 1, state.eMarks[line]):
        if _braces_at(state, match):
            return match.start()
    return None


def _braces_at(state: StateBlock, opening: re.Match | None) -> tuple[int, int, int, str] | None:
    if opening is None:
        return None
    tag, name = _BRACES[opening[0]]
    stop = state.eMarks[state.lineMax - 1]
    key = (state.src, stop, tag)
    if key not in state.env["unclosed"]:
        state.env["unclosed"][key] = state.src.rfind(tag, 0, stop)
    if state.env["unclosed"][key] < opening.end():
        return None
    end = state.src.find(tag, opening.end(), stop)
    return opening.end(), end, end + len(tag), name


def _box(state: StateBlock, line: int, name: str, content: Callable[[], None], next_line: int) -> None:
    opening = opened(state, "div_open", "div", line, class_=name)
    content()
    closed(state, opening, "div_close", next_line)
