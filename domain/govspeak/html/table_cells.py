"""Headers of columns and rows, and alignment, in tables of either kind."""

import re

from domain.govspeak.html.allowed import only_alignment
from domain.govspeak.html.tree import Element, is_blank

_MARK = re.compile(r"\s*#(?:\s+|\Z)")
_CENTRED = ("left", "center", "right")


def finish(elements: list[Element]) -> None:
    """Make headers of the cells that are marked as such, and classes of their styles."""
    for table in elements:
        if table.name == "table":
            _finish_rows(table, in_head=False)
    for cell in elements:
        if cell.name in ("td", "th"):
            _align(cell)


def _finish_rows(parent: Element, in_head: bool) -> None:
    for child in parent.elements():
        if child.name == "tr":
            cells = [each for each in child.elements() if each.name in ("td", "th")]
            for cell in cells if in_head else cells[:1]:
                _column_header(cell) if in_head else _row_header(cell)
        elif child.name in ("thead", "tbody", "tfoot"):
            _finish_rows(child, child.name == "thead")


def _column_header(cell: Element) -> None:
    if cell.name != "th":
        return
    _drop_mark(cell)
    if is_blank(cell):
        cell.name, cell.children = "td", []
    else:
        cell.attributes["scope"] = "col"


def _row_header(cell: Element) -> None:
    if cell.name == "td" and _drop_mark(cell) and not is_blank(cell):
        cell.name = "th"
        cell.attributes["scope"] = "row"


def _drop_mark(cell: Element) -> bool:
    first = cell.children[0] if cell.children else None
    match = _MARK.match(first) if isinstance(first, str) else None
    if not match or (match.end() == len(first) and first.rstrip() == first and len(cell.children) > 1):
        return False
    cell.children[0] = first[match.end() :]
    return True


def _align(cell: Element) -> None:
    style = only_alignment(cell.attributes.pop("style", ""))
    side = style.removeprefix("text-align: ").rstrip(";")
    if side in _CENTRED:
        cell.attributes["class"] = " ".join([*cell.classes(), f"cell-text-{side}"])
    if "class" in cell.attributes and "scope" in cell.attributes:
        cell.attributes["class"] = cell.attributes.pop("class")
