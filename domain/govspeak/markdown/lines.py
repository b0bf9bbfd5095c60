"""What block rules ask of the lines they are given, and how they give a container's content to the parser again."""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from domain.govspeak.limits import check_depth, count_text


def blank(state: StateBlock, line: int) -> bool:
    return state.bMarks[line] + state.tShift[line] >= state.eMarks[line]


def text_of(state: StateBlock, line: int) -> str:
    """The line without its indentation."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def whole(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]


def begin_of(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def line_at(state: StateBlock, position: int) -> int:
    """The line that a position in the source is on."""
    return max(bisect_right(state.bMarks, position, 0, state.lineMax) - 1, 0)


def cut(state: StateBlock, line: int, begin: int, end: int | None = None) -> None:
    """Leave of the line only what is between `begin` and `end`."""
    end = state.eMarks[line] if end is None else end
    text = state.src[begin:end]
    shift = len(text) - len(text.lstrip(" \t"))
    state.bMarks[line], state.eMarks[line], state.tShift[line] = begin, max(begin, end), shift
    state.sCount[line] = len(text[:shift].expandtabs(4))


def go_on_at(state: StateBlock, line: int, position: int) -> bool:
    """Go on with what is left of the line after `position`, as text of its own; always True, as a rule's result."""
    state.env["rest"] = None
    if state.src[position : state.eMarks[line]].strip():
        cut(state, line, position)
        state.line = line
        state.env["rest"] = (state.src, state.bMarks[line])
    else:
        state.line = line + 1
    state.env["boundary"] = (state.src, state.line)
    return True


def at_boundary(state: StateBlock, line: int) -> bool:
    """Whether headings and tables may begin here: after a blank line, a construct, or as a container's first."""
    return line == state.env.get("first", 0) or blank(state, line - 1) or state.env["boundary"] == (state.src, line)


@contextmanager
def inside(state: StateBlock, line: int, **flags: Any) -> Iterator[None]:
    """Be in a container one level deeper, with `flags` in the environment while there."""
    flags = {"first": 0, "boundary": None, "rest": None, "last": None, "attributes": None} | flags
    before = {name: state.env.get(name) for name in flags}
    state.env |= flags
    state.env["depth"] = state.env.get("depth", 0) + 1
    check_depth(state.env["depth"], state.env["offset"] + line)
    yield
    state.env["depth"] -= 1
    state.env |= before


def parse_lines(state: StateBlock, first: int, last: int, **flags: Any) -> None:
    """Parse lines of this source as the blocks of a container."""
    most = state.lineMax
    with inside(state, first, first=first, **flags):
        state.lineMax = last
        state.md.block.tokenize(state, first, last)
    state.lineMax = most


def parse_between(state: StateBlock, begin: int, end: int, **flags: Any) -> None:
    """Parse what is between two positions of this source as the blocks of a container."""
    first, last = line_at(state, begin), line_at(state, end)
    marks = [list(each[first : last + 1]) for each in _marks(state)]
    cut(state, last, state.bMarks[last], end)
    cut(state, first, begin)
    parse_lines(state, first, last + 1, **flags)
    for each, before in zip(_marks(state), marks, strict=True):
        each[first : last + 1] = before


def _marks(state: StateBlock) -> tuple[list[int], ...]:
    return state.bMarks, state.eMarks, state.tShift, state.sCount


def parse_text(state: StateBlock, text: str, line: int, **flags: Any) -> None:
    """Parse a text made of lines from `line` on, such as those of a list item, as the blocks of a container."""
    offset = state.env["offset"]
    with inside(state, line, **flags):
        state.env["offset"] = offset + line
        inner = StateBlock(text, state.md, state.env, state.tokens)
        inner.level = state.level
        inner.md.block.tokenize(inner, 0, inner.lineMax)
    state.env["offset"] = offset


def opened(state: StateBlock, name: str, tag: str, line: int, **attributes: str) -> Token:
    """Push the token that opens a block, with the attributes that were written above it."""
    token = state.push(name, tag, 1)
    token.attrs = {key.rstrip("_"): value for key, value in attributes.items()}
    return begun(state, token, line)


def begun(state: StateBlock, token: Token, line: int) -> Token:
    """Note where a block begins, and give it the attributes that were written above it."""
    token.map = [state.env["offset"] + line, state.env["offset"] + line]
    token.block = True
    if (above := state.env.get("attributes")) and above[:2] == (state.src, line):
        give(token, above[2])
    state.env["attributes"] = None
    return token


def closed(state: StateBlock, opening: Token, name: str, next_line: int) -> bool:
    """Push the token that closes a block; always True, as a rule's result."""
    state.push(name, opening.tag, -1)
    return ended(state, opening, next_line)


def ended(state: StateBlock, opening: Token, next_line: int) -> bool:
    """Note that a block ends before `next_line`, where attributes for it may be written."""
    opening.map[1] = state.env["offset"] + next_line
    state.line = next_line
    state.env["last"] = (state.src, next_line, opening)
    return True


#: Among attributes, the only element that they are for.
FOR = " for"


def give(token: Token, found: dict[str, str]) -> None:
    """Add the attributes that were written above or below a block."""
    if found.get(FOR, token.tag) == token.tag:
        merge(token, {name: value for name, value in found.items() if name != FOR})


def merge(token: Token, attributes: dict[str, str]) -> None:
    """Add attributes; classes join those that are there."""
    for name, value in attributes.items():
        old = token.attrs.get(name)
        token.attrs[name] = f"{old} {value}" if name == "class" and old else value


def inline(state: StateBlock, content: str, line: int, **meta: Any) -> Token:
    """Push the token that holds a block's text."""
    count_text(state.env)
    token = state.push("inline", "", 0)
    token.content, token.meta, token.children = content, meta, []
    token.map = [state.env["offset"] + line, state.env["offset"] + line]
    return token
