"""Content for one nation: `:scotland:` up to the next `:scotland:`."""

import re

from markdown_it.rules_block import StateBlock

from domain.govspeak.html.tags import escaped
from domain.govspeak.labels import label
from domain.govspeak.markdown.lines import closed, go_on_at, line_at, opened, parse_between

_OPENING = re.compile(r":(england-wales|england|scotland|wales|northern-ireland|london):")


def devolved(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """A box with a heading; without a closing tag it is text."""
    opening = _OPENING.match(state.src, state.bMarks[line], state.eMarks[line])
    end = _close(state, opening) if opening else None
    if end is None:
        return False
    if not silent:
        _push(state, line, opening[1], opening.end(), end)
        go_on_at(state, line_at(state, end), end + len(opening[0]))
    return True


def _close(state: StateBlock, opening: re.Match) -> int | None:
    stop = state.eMarks[state.lineMax - 1]
    key = (state.src, state.lineMax, opening[0])
    if key not in state.env["unclosed"]:
        state.env["unclosed"][key] = state.src.rfind(opening[0], 0, stop)
    if state.env["unclosed"][key] < opening.end():
        return None
    return state.src.find(opening[0], opening.end(), stop)


def _push(state: StateBlock, line: int, nation: str, begin: int, end: int) -> None:
    locale = state.env["options"].locale
    text = label(locale, "devolved").format(label(locale, nation))
    opening = opened(state, "div_open", "div", line, class_=f"devolved-content {nation}")
    state.push("html", "", 0).content = f'<p class="devolved-header">{escaped(text)}</p>\n<div class="devolved-body">\n'
    parse_between(state, begin, end, listed=False)
    state.push("html", "", 0).content = "</div>\n"
    closed(state, opening, "div_close", line_at(state, end) + 1)
