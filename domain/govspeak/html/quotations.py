"""The last paragraph of a quotation."""

from domain.govspeak.html.tree import Element, within


def finish(elements: list[Element]) -> None:
    """Give every paragraph that comes last, within a quotation, the class that says so."""
    for quotation in elements:
        if quotation.name == "blockquote":
            for parent in (quotation, *within(quotation)):
                _mark(parent)


def _mark(parent: Element) -> None:
    last = next(iter(reversed(parent.elements())), None)
    if last is not None and last.name == "p" and "last-child" not in last.classes():
        last.attributes["class"] = " ".join([*last.classes(), "last-child"])
