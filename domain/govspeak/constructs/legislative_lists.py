"""Legislative lists: the author's own numbers, in lists that show none."""

from markdown_it.rules_block import StateBlock

from domain.govspeak.html.tree import Element, within
from domain.govspeak.markdown.lines import blank, closed, go_on_at, opened, parse_lines, whole

_OPENING = "$LegislativeList"
_CLOSING = "$EndLegislativeList"
WRAPPER = "legislative-list-wrapper"


def legislative_list(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """Markdown in which numbers begin no list; both tags are needed."""
    if not state.src.startswith(_OPENING, state.bMarks[line]) or not _opens(state, line):
        return False
    close = _close(state, line)
    if close is None or silent:
        return close is not None
    opening = opened(state, "div_open", "div", line, class_=WRAPPER)
    parse_lines(state, line + 1, close, numbers_are_text=True)
    closed(state, opening, "div_close", close + 1)
    return go_on_at(state, close, state.bMarks[close] + len(_CLOSING))


def _opens(state: StateBlock, line: int) -> bool:
    after = line == state.env["first"] or blank(state, line - 1) or state.env["boundary"] == (state.src, line)
    return after and whole(state, line).rstrip() == _OPENING


def _close(state: StateBlock, line: int) -> int | None:
    key = (state.src, state.lineMax, _CLOSING)
    if key in state.env["unclosed"]:
        return None
    for each in range(line + 1, state.lineMax):
        if state.src.startswith(_CLOSING, state.bMarks[each]):
            return each
    state.env["unclosed"][key] = line
    return None


def finish(elements: list[Element]) -> None:
    """Make every list in a wrapper an ordered one, and give the first its class."""
    for wrapper in elements:
        if WRAPPER in wrapper.classes():
            _make_ordered(wrapper)


def _make_ordered(wrapper: Element) -> None:
    lists = [each for each in within(wrapper) if each.name == "ul"]
    for each in lists:
        each.name = "ol"
    if lists:
        lists[0].attributes["class"] = " ".join([*lists[0].classes(), "legislative-list"])
