"""Tables: every block of lines that all have a pipe."""

import re

from markdown_it.rules_block import StateBlock

from domain.govspeak.limits import MISSING_CELLS, TooMuch
from domain.govspeak.markdown import attributes
from domain.govspeak.markdown.blocks import construct_begins
from domain.govspeak.markdown.lines import at_boundary, blank, closed, inline, opened, text_of

_COLUMN = re.compile(r"(:?)-+(:?)")
_TOKEN = re.compile(r"\\.|`+|\|", re.DOTALL)
_ALIGNMENTS = {("", ""): None, (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}
Row = tuple[int, list[str]]


def table(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    """A table, if a blank line or the like is before and after it."""
    if state.sCount[first] > 3 or "|" not in text_of(state, first) or not at_boundary(state, first):
        return False
    lines, line = [], first
    while line < end and not blank(state, line) and _has_pipe(text := text_of(state, line)):
        lines.append(text.rstrip())
        line += 1
    followed = line < end and not (blank(state, line) or attributes.is_attributes(state, line))
    if not lines or (followed and not construct_begins(state, line)):
        return False
    parts, alignments = _parts(lines, first)
    if not parts:
        return False
    opening = opened(state, "table_open", "table", first)
    _push_parts(state, parts, alignments)
    return closed(state, opening, "table_close", line)


def _has_pipe(text: str) -> bool:
    return text.startswith("|") or any(match[0] == "|" for match in _TOKEN.finditer(text))


def _parts(lines: list[str], first: int) -> tuple[list[tuple[str, list[Row]]], list[str | None]]:
    parts: list[tuple[str, list[Row]]] = []
    rows, alignments, body = [], None, "tbody"
    for number, text in enumerate(lines, first):
        if _is_line_of(text, "-"):
            if rows:
                head = alignments is None and body == "tbody"
                alignments = _alignments(text) if head else alignments
                parts.append(("thead" if head else body, rows))
                rows = []
        elif _is_line_of(text, "="):
            parts += [(body, rows)] if rows else []
            rows, body = [], "tfoot"
        else:
            rows.append((number, _cells(text)))
    return parts + ([(body, rows)] if rows else []), alignments or []


def _is_line_of(text: str, character: str) -> bool:
    return character in text and not text.strip(f"+|: {character}")


def _alignments(text: str) -> list[str | None]:
    return [_ALIGNMENTS[match] for match in _COLUMN.findall(text)]


def _cells(text: str) -> list[str]:
    """The cells of a row; pipes that are escaped or in code do not split."""
    cells, at, position = [], 0, 0
    last = {match[0]: match.start() for match in re.finditer(r"`+", text)}
    while match := _TOKEN.search(text, position):
        position = match.end()
        if match[0] == "|":
            cells.append(text[at : match.start()])
            at = position
        elif match[0][0] == "`" and last.get(match[0], -1) > match.start():
            position = _after_code(text, match[0], position)
    cells.append(text[at:])
    cells = cells[1:] if not cells[0].strip() and len(cells) > 1 else cells
    cells = cells[:-1] if not cells[-1].strip() and len(cells) > 1 else cells
    return [cell.strip().replace("\\|", "|") if "`" not in cell else cell.strip() for cell in cells]


def _after_code(text: str, marks: str, position: int) -> int:
    for match in re.compile(r"`+").finditer(text, position):
        if match[0] == marks:
            return match.end()
    return position


def _push_parts(state: StateBlock, parts: list[tuple[str, list[Row]]], alignments: list[str | None]) -> None:
    width = max(len(cells) for _, rows in parts for _, cells in rows)
    _check_missing(state, parts, width)
    alignments += [None] * (width - len(alignments))
    for tag, rows in parts:
        state.push("table_part_open", tag, 1)
        for line, cells in rows:
            state.push("tr_open", "tr", 1)
            _push_cells(state, "th" if tag == "thead" else "td", line, cells, alignments)
            state.push("tr_close", "tr", -1)
        state.push("table_part_close", tag, -1)


def _check_missing(state: StateBlock, parts: list[tuple[str, list[Row]]], width: int) -> None:
    counts = [len(cells) for _, rows in parts for _, cells in rows]
    if width * len(counts) - sum(counts) > MISSING_CELLS + sum(counts):
        line = state.env["offset"] + parts[0][1][0][0] + 1
        raise TooMuch(f"More cells are missing than written in the table on line {line}: give each row its cells")


def _push_cells(state: StateBlock, tag: str, line: int, cells: list[str], alignments: list[str | None]) -> None:
    for cell, alignment in zip(cells + [""] * (len(alignments) - len(cells)), alignments, strict=True):
        token = state.push("cell_open", tag, 1)
        token.attrs = {"style": f"text-align: {alignment};"} if alignment else {}
        inline(state, cell or "\u00a0", line)
        state.push("cell_close", tag, -1)
