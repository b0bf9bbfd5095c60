"""Definition lists: lines of terms, then definitions that begin with `: `."""

import re

from markdown_it.rules_block import StateBlock

from domain.govspeak.markdown.lines import begin_of, blank, closed, inline, opened, parse_text, text_of, whole

_DEFINITION = re.compile(r":[ \t]+(?=\S)")


def begins_definition(state: StateBlock, line: int) -> bool:
    """Whether the line is `: text`."""
    return state.sCount[line] < 4 and bool(_DEFINITION.match(state.src, begin_of(state, line), state.eMarks[line]))


def definition_list(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    """Terms and their definitions."""
    line = _end_of_terms(state, first, end)
    if line is None:
        return False
    opening = opened(state, "dl_open", "dl", first)
    while line is not None:
        for term in range(first, line):
            token = opened(state, "dt_open", "dt", term)
            inline(state, text_of(state, term), term)
            closed(state, token, "dt_close", term + 1)
        first = _definitions(state, line, end)
        line = _end_of_terms(state, first, end)
    return closed(state, opening, "dl_close", first)


def _end_of_terms(state: StateBlock, first: int, end: int) -> int | None:
    """The line of the first definition of terms that begin at `first`; where there is none is remembered."""
    key = (state.src, end, ": ")
    if state.env["unclosed"].get(key, -1) > first:
        return None
    line = first
    while line < end and not blank(state, line) and not begins_definition(state, line):
        line += 1
    if first < line < end and begins_definition(state, line):
        return line
    state.env["unclosed"][key] = line
    return None


def _definitions(state: StateBlock, line: int, end: int) -> int:
    while line < end and begins_definition(state, line):
        stop = line + 1
        while stop < end and not blank(state, stop) and not begins_definition(state, stop):
            stop += 1
        token = opened(state, "dd_open", "dd", line)
        lines = [
            _DEFINITION.sub("", text_of(state, line)),
            *(whole(state, each).strip() for each in range(line + 1, stop)),
        ]
        before = len(state.tokens)
        parse_text(state, "\n".join(lines), line, constructs=False, listed=False)
        for each in state.tokens[before:]:
            each.hidden = each.type.startswith("paragraph") and each.level == token.level + 1
        closed(state, token, "dd_close", stop)
        line = stop
    return line
