"""Attributes: `{: .class #id key="value"}` above or below a block, or after an inline element; and bar charts."""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from domain.govspeak.limits import ATTRIBUTES
from domain.govspeak.markdown.lines import FOR, give, merge, text_of

_LINE = re.compile(r"\{:(?![:/])([^\n{}]*)\}\s*")
_SPAN = re.compile(r"\{:(?![:/])((?:[^{}\\]|\\.)*+)\}")
_EXTENSION = re.compile(r"\{:(?:toc|/)[^\n{}]*\}\s*")
_BAR_CHART = re.compile(r"\{barchart([^\n{}]*)\}\s*")
_PART = re.compile(
    r"""(?<![\w:-])([\w:-]++)=(?:"((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)')|\.(-?[\w-]+)|\#([A-Za-z][\w:.-]*)""",
)
_BAR_CHART_WORDS = {"stacked": "mc-stacked", "compact": "compact", "negative": "mc-negative"}


def attributes_of(text: str) -> dict[str, str]:
    """The attributes that are written between `{:` and `}`."""
    found: dict[str, str] = {}
    for key, double, single, class_, id_ in _PART.findall(text)[:ATTRIBUTES]:
        if class_:
            found["class"] = f"{found['class']} {class_}" if "class" in found else class_
        else:
            found["id" if id_ else key] = id_ or re.sub(r"\\(.)", r"\1", double or single)
    return found


def is_attributes(state: StateBlock, line: int) -> bool:
    return state.sCount[line] < 4 and _in_line(text_of(state, line)) is not None


def _in_line(text: str) -> dict[str, str] | None:
    if match := _BAR_CHART.fullmatch(text):
        more = [class_ for word, class_ in _BAR_CHART_WORDS.items() if word in match[1]]
        return {"class": " ".join(["js-barchart-table", *more, "mc-auto-outdent"]), FOR: "table"}
    match = _LINE.fullmatch(text)
    return attributes_of(match[1]) if match else None


def block(state: StateBlock, line: int, _end: int, _silent: bool) -> bool:
    """Attributes on a line of their own: for the block that ended just above, else for the one that follows."""
    found = _in_line(text_of(state, line)) if state.sCount[line] < 4 and text_of(state, line)[0] == "{" else None
    if found is None:
        return False
    state.line = line + 1
    last = state.env["last"]
    if last and last[:2] == (state.src, line):
        give(last[2], found)
        state.env["last"] = (state.src, line + 1, last[2])
    else:
        state.env["attributes"] = (state.src, line + 1, found)
    state.env["boundary"] = (state.src, line + 1)
    return True


def extension(state: StateBlock, line: int, _end: int, _silent: bool) -> bool:
    """`{:toc}` and the like, which mean nothing here."""
    if not _EXTENSION.fullmatch(text_of(state, line)):
        return False
    state.line = line + 1
    return True


def span(state: StateInline, silent: bool) -> bool:
    """Attributes directly after an inline element; whether there is one is seen when emphasis is known."""
    match = _SPAN.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    if not match or state.pending or not state.tokens:
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.content, token.meta = match[0], {"found": attributes_of(match[1])}
    state.pos = match.end()
    return True


def give_to_spans(state: StateInline) -> None:
    """Give attributes to the elements before them; without one they are text."""
    if not any(token.type == "attributes" for token in state.tokens):
        return
    path, before, kept = [], None, []
    for token in state.tokens:
        if token.type == "attributes" and before is not None:
            merge(before, token.meta["found"])
            continue
        if token.type == "attributes":
            token.type = "text"
        if token.nesting == 1:
            path.append(token)
        before = path.pop() if token.nesting == -1 and path else token if token.type in _ELEMENTS else None
        kept.append(token)
    state.tokens[:] = kept


_ELEMENTS = frozenset({"image", "code_inline"})
