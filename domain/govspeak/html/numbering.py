"""Numbers in front of headings."""

from collections.abc import Iterable, Iterator

from domain.govspeak.html.tree import Element


def finish(elements: list[Element], levels: Iterable[int]) -> None:
    """Put its number in front of every heading of one of the levels."""
    headings = [each for each in elements if each.name in ("h2", "h3", "h4", "h5", "h6")]
    for heading, number in zip(headings, numbers(int(each.name[1]) for each in headings), strict=True):
        if int(heading.name[1]) in levels:
            heading.children.insert(0, f"{number} ")


def numbers(levels: Iterable[int]) -> Iterator[str]:
    """`1.`, `1.1`, `1.1.1` … for headings of those levels; a level that has not occurred counts 0."""
    counts = [0] * 7
    for level in levels:
        counts[level] += 1
        counts[level + 1 :] = [0] * (6 - level)
        yield ".".join(map(str, counts[2 : level + 1])) + ("." if level == 2 else "")
