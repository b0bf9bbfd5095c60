"""Steps: consecutive lines `s1. text`, whatever their numbers."""

import re

from markdown_it.rules_block import StateBlock

from domain.govspeak.markdown.lines import begin_of, closed, inline, opened

_STEP = re.compile(r"s\d+\.\s(.*)")


def steps(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A list of steps; any other line ends it."""
    if state.sCount[line] > 3 or not _step(state, line):
        return False
    if not silent:
        _push(state, line, end)
    return True


def _step(state: StateBlock, line: int) -> re.Match | None:
    return _STEP.match(state.src, begin_of(state, line), state.eMarks[line])


def _push(state: StateBlock, line: int, end: int) -> None:
    opening = opened(state, "list_open", "ol", line, class_="steps")
    while line < end and (match := _step(state, line)):
        item = opened(state, "list_item_open", "li", line)
        paragraph = opened(state, "paragraph_open", "p", line)
        inline(state, match[1].strip(), line)
        closed(state, paragraph, "paragraph_close", line + 1)
        closed(state, item, "list_item_close", line + 1)
        line += 1
        if line < end and state.tShift[line]:
            break
    closed(state, opening, "list_close", line)
    state.env["boundary"] = (state.src, line)
