"""Emphasis: stars and underscores; underscores inside words are text."""

import re

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_RUN = re.compile(r"\*+|_+")


def marks(state: StateInline, silent: bool) -> bool:
    """A run of stars or underscores, each of which may turn out to be a mark."""
    run = _RUN.match(state.src, state.pos, state.posMax)
    if not run or silent:
        return False
    can_open, can_close = _abilities(state, run)
    for _ in run[0]:
        token = state.push("text", "", 0)
        token.content = run[0][0]
        index = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(run[0][0]), len(run[0]), index, -1, can_open, can_close))
    state.pos = run.end()
    return True


def _abilities(state: StateInline, run: re.Match) -> tuple[bool, bool]:
    before = state.src[run.start() - 1] if run.start() else " "
    after = state.src[run.end()] if run.end() < state.posMax else " "
    if run[0][0] == "_":
        return not after.isspace() and not before.isalnum(), not before.isspace() and not after.isalnum()
    return not after.isspace(), not before.isspace()


def strong_outside(state: StateInline) -> None:
    """Of three marks the outer two make it strong."""
    if not any(token.type == "em_open" for token in state.tokens):
        return
    tokens, path = [token for token in state.tokens if token.type != "text" or token.content], []
    state.tokens = tokens
    for index, token in enumerate(tokens):
        if token.nesting == 1:
            path.append(index)
        elif token.nesting == -1 and path:
            start = path.pop()
            _swap(tokens, start, index)


def _swap(tokens: list, start: int, end: int) -> None:
    types = [tokens[i].type for i in (start, min(start + 1, end), max(end - 1, start), end)]
    if types == ["em_open", "strong_open", "strong_close", "em_close"] and end - start > 2:
        tokens[start], tokens[start + 1] = tokens[start + 1], tokens[start]
        tokens[end - 1], tokens[end] = tokens[end], tokens[end - 1]
