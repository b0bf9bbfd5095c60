"""How much is rendered, so that rendering is always quick: what is beyond is refused in words."""

from domain.errors import Rejected

#: Characters of a source; and up to how many it may consist of anything.
SOURCE = 2_000_000
SHORT = 250_000
#: In a longer one, characters that can mean something.
MANY_MARKS = 100_000
MARKS = "\n\r\t\\`*_<>[]{}!&'\"-|^%$:#~="
#: Paragraphs, headings, items, cells: everything that holds a line of text.
TEXTS = 15_000
#: Quotations, lists, boxes and other blocks in each other.
BLOCKS = 30
#: Elements in each other, inline ones included.
ELEMENTS = 100
#: Columns of a table, and cells that are missing at the ends of its rows.
MISSING_CELLS = 5_000
#: What references may bring in over and over, beyond what was written.
REPEATED = 1_000_000
#: Elements that have to be opened anew because inline elements around them were not closed.
REOPENED = 5_000
ATTRIBUTES = 50


class TooMuch(Rejected):
    """The source cannot be rendered in time that grows with its length alone."""

    def __init__(self, message: str):
        super().__init__(message, reason="govspeak_too_complex")


def check_length(source: str) -> None:
    if len(source) > SOURCE:
        raise TooMuch(f"The text has {len(source):,} characters of at most {SOURCE:,}: make it several documents")
    if len(source) > SHORT and sum(map(source.count, MARKS)) > MANY_MARKS:
        raise TooMuch(f"The text has more than {MANY_MARKS:,} marks and line ends: make it several documents")


def check_depth(depth: int, line: int) -> None:
    """`line` counts from 0."""
    if depth > BLOCKS:
        raise TooMuch(f"Line {line + 1} is inside more than {BLOCKS} lists, quotations or boxes: nest fewer")


def check_elements(depth: int) -> None:
    if depth > ELEMENTS:
        raise TooMuch(f"Elements are nested more than {ELEMENTS} deep, or not closed: nest fewer")


def count_text(env: dict) -> None:
    """Count one more paragraph, heading, item or cell."""
    env["texts"] = env.get("texts", 0) + 1
    if env["texts"] > TEXTS:
        raise TooMuch(f"The text has more than {TEXTS:,} paragraphs, items and cells: make it several documents")


def spend(env: dict, length: int) -> None:
    """Count what a reference brings in, such as the address of a link or the expansion of an abbreviation."""
    env["spent"] = env.get("spent", 0) + length + 50
    if env["spent"] > REPEATED:
        raise TooMuch(
            f"References bring in more than {REPEATED:,} characters: use fewer, or shorter addresses and expansions"
        )
