"""Paragraphs, code, rules and quotations."""

import re

from markdown_it.rules_block import StateBlock

from domain.govspeak.markdown import attributes, definition_lists, html_blocks
from domain.govspeak.markdown.lines import (
    begin_of,
    begun,
    blank,
    closed,
    cut,
    ended,
    inline,
    line_at,
    opened,
    parse_text,
    text_of,
    whole,
)

RULE = re.compile(r"(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}")
_FENCE = re.compile(r"(~{3,})[ \t]*([^\s?]*)[^\n]*")
_QUOTE = re.compile(r" {0,3}> ?")


def interrupts(state: StateBlock, line: int) -> bool:
    """Whether the line ends a paragraph, list item or quotation before it, although it is not blank."""
    if state.src[begin_of(state, line)] not in _INTERRUPTING:
        return False
    return (
        attributes.is_attributes(state, line)
        or html_blocks.begins(state, line)
        or definition_lists.begins_definition(state, line)
        or construct_begins(state, line)
    )


_INTERRUPTING = frozenset("{<:^%$![xs")


def construct_begins(state: StateBlock, line: int) -> bool:
    """Whether one of govspeak's own blocks begins here."""
    if not state.env["constructs"] or state.env["rest"] == (state.src, state.bMarks[line]):
        return False
    return any(rule(state, line, state.lineMax, True) for rule in state.env["rules"])


def paragraph(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    """Lines up to a blank one, or one that interrupts."""
    line, stop = _end_of_paragraph(state, first, end)
    text = "\n".join(whole(state, each) for each in range(first, line))
    if stop is not None:
        text += ("\n" if line > first else "") + state.src[state.bMarks[line] : stop]
    opening = opened(state, "paragraph_open", "p", first)
    indented = state.tShift[first] > 0
    inline(state, text.strip(), first, constructs=state.env["constructs"], indented=indented)
    closed(state, opening, "paragraph_close", line)
    if stop is not None:
        cut(state, line, stop)
        state.env["last"] = None
    return True


def _end_of_paragraph(state: StateBlock, line: int, end: int) -> tuple[int, int | None]:
    """The line after the paragraph, and where in that line a box begins whose opening tag may stand in mid-line."""
    first = line
    while line < end and not blank(state, line):
        if line > first and interrupts(state, line):
            break
        if (stop := _box_in_line(state, line)) is not None:
            return line, stop
        line = _after_button(state, line) or line + 1
    return max(line, first + 1), None


def _box_in_line(state: StateBlock, line: int) -> int | None:
    if not state.env["constructs"] or state.src.find("{", state.bMarks[line], state.eMarks[line]) < 0:
        return None
    return state.env["box_in_line"](state, line)


def _after_button(state: StateBlock, line: int) -> int | None:
    """A button may have blank lines inside."""
    if not state.env["constructs"] or not state.src.startswith("{button", state.bMarks[line]):
        return None
    end = state.env["button_end"](state.src, state.bMarks[line], state.eMarks[state.lineMax - 1])
    return None if end is None else line_at(state, end) + 1


def code(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    """Lines indented by four, and text right after them."""
    if state.sCount[first] < 4:
        return False
    line = last = first + 1
    while line < end:
        if not blank(state, line):
            if state.sCount[line] < 4 and (blank(state, line - 1) or interrupts(state, line)):
                break
            last = line + 1
        line += 1
    text = "\n".join(_dedented(whole(state, each)) for each in range(first, last))
    return _code_block(state, first, last, text + "\n", "")


def _dedented(line: str) -> str:
    return line[4:] if line.startswith("    ") else re.sub(r"^ {0,3}\t", "", line)


def fence(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    """Lines between `~~~` and as many again; without an end it is text."""
    match = _FENCE.fullmatch(whole(state, first)) if state.sCount[first] == 0 else None
    line = _end_of_fence(state, first, end, match[1]) if match else None
    if line is None:
        return False
    text = "".join(f"{whole(state, each)}\n" for each in range(first + 1, line))
    return _code_block(state, first, line + 1, text, match[2])


def _end_of_fence(state: StateBlock, first: int, end: int, marks: str) -> int | None:
    unclosed = state.env["unclosed"]
    if (state.src, end, "~~~") in unclosed and len(marks) >= unclosed[state.src, end, "~~~"]:
        return None
    for line in range(first + 1, end):
        text = whole(state, line).rstrip()
        if text.startswith(marks) and not text.strip("~"):
            return line
    unclosed[state.src, end, "~~~"] = len(marks)
    return None


def _code_block(state: StateBlock, first: int, last: int, text: str, language: str) -> bool:
    token = begun(state, state.push("code_block", "pre", 0), first)
    token.content, token.info = text, language
    return ended(state, token, last)


def rule(state: StateBlock, first: int, _end: int, _silent: bool) -> bool:
    """A line of three or more stars, hyphens or underscores."""
    if state.sCount[first] > 3 or not RULE.fullmatch(text_of(state, first)):
        return False
    token = begun(state, state.push("hr", "hr", 0), first)
    return ended(state, token, first + 1)


def quotation(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    """Lines that begin with `>`, and the lines of text right after them."""
    if state.sCount[first] > 3 or not text_of(state, first).startswith(">"):
        return False
    line = first + 1
    while line < end and not blank(state, line) and not interrupts(state, line):
        line += 1
    opening = opened(state, "blockquote_open", "blockquote", first)
    text = "\n".join(_QUOTE.sub("", whole(state, each), count=1) for each in range(first, line))
    parse_text(state, text, first, constructs=False, listed=False)
    return closed(state, opening, "blockquote_close", line)
