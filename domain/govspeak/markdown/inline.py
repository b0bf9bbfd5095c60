"""Text, line breaks, escapes, code and references to characters."""

import re

from markdown_it.common.entities import entities
from markdown_it.common.utils import fromCodePoint, isValidEntityCode
from markdown_it.rules_inline import StateInline

_PLAIN = re.compile(r"(?:[^\n\\`*_<>\[\]!&{'\"\-. ]| ++(?![\n>])| +(?= >)|\.(?!\.\.)|-(?!-)|(?<=[^\W_])_(?=[^\W_]))+")
_ESCAPED = re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=-])")
_BREAK = re.compile(r"(?: {2,}|\\\\)\n| *\n")
_RUN = re.compile(r"`+")
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}))|([a-zA-Z][a-zA-Z0-9]{1,31}));")


def text(state: StateInline, silent: bool) -> bool:
    """Characters that mean nothing."""
    match = _PLAIN.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.append_pending(match[0])
    state.pos = match.end()
    return True


def newline(state: StateInline, silent: bool) -> bool:
    """The end of a line: a hard break after two spaces or two backslashes, but not at the end of the text."""
    match = _BREAK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        hard = match[0][0] == "\\" or match[0].startswith("  ")
        state.push("hardbreak" if hard else "softbreak", "br", 0)
    state.pos = match.end()
    return True


def escape(state: StateInline, silent: bool) -> bool:
    """A backslash before what it can escape."""
    match = _ESCAPED.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.append_pending(match[1])
    state.pos = match.end()
    return True


def code(state: StateInline, silent: bool) -> bool:
    """A code span, or backticks that are text."""
    if state.src[state.pos] != "`":
        return False
    end = end_of_code(state.src, state.pos, state.posMax, state.env["backticks"])
    run = _RUN.match(state.src, state.pos, state.posMax)
    if not silent and end is None:
        state.append_pending(run[0])
    elif not silent:
        token = state.push("code_inline", "code", 0)
        token.content = state.src[run.end() : end - len(run[0])].strip()
    state.pos = end or run.end()
    return True


def end_of_code(src: str, start: int, end: int, memory: dict) -> int | None:
    """The end of the code span that begins at `start`; `memory` keeps where runs of backticks are."""
    if memory.get("src") is not src:
        memory |= {"src": src, "runs": {}}
        for run in _RUN.finditer(src):
            memory["runs"].setdefault(len(run[0]), []).append(run.start())
        memory["next"] = dict.fromkeys(memory["runs"], 0)
    length = len(_RUN.match(src, start)[0])
    runs, index = memory["runs"].get(length, []), memory["next"].get(length, 0)
    while index < len(runs) and runs[index] <= start:
        index += 1
    memory["next"][length] = index
    found = index < len(runs) and runs[index] + length <= end
    return runs[index] + length if found else None


def reference(state: StateInline, silent: bool) -> bool:
    """A reference to a character; what is none is text."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    character = _character(match) if match else None
    if character is None:
        return False
    if not silent:
        state.append_pending(character)
    state.pos = match.end()
    return True


def decoded(value: str) -> str:
    """A text with references to characters as what they refer to."""
    return _REFERENCE.sub(lambda match: _character(match) or match[0], value) if "&" in value else value


def _character(match: re.Match) -> str | None:
    if match[3]:
        return entities.get(match[3])
    code = int(match[1], 16) if match[1] else int(match[2])
    return fromCodePoint(code) if isValidEntityCode(code) else "\ufffd"
