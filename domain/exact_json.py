"""Reading JSON exactly: a text that would be stored as something else is refused."""

import json
from decimal import Decimal
from typing import Any, NoReturn

from domain.canonical import LARGEST_NUMBER, MAX_DEPTH, NotCanonical

#: More digits than a double can tell apart, at any size that it can have.
MOST_DIGITS = 40


def parse(text: bytes) -> Any:
    """The value that `text` (UTF-8) stands for, nothing lost: no digit, and no key that is there twice.

    Raises `UnicodeDecodeError`, `json.JSONDecodeError`, or `NotCanonical` with a sentence for people.
    """
    try:
        return json.loads(
            text.decode(), parse_int=_int, parse_float=_float, parse_constant=_constant, object_pairs_hook=_object
        )
    except RecursionError as error:
        raise NotCanonical(f"The nesting is deeper than {MAX_DEPTH} levels") from error


def _int(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > LARGEST_NUMBER or digits == "-0":
        _refuse(digits)
    return int(digits)


def _float(digits: str) -> float:
    number = float(digits)
    exact = len(digits) <= MOST_DIGITS and abs(number) <= LARGEST_NUMBER and Decimal(repr(number)) == Decimal(digits)
    if not exact or (number == 0 and digits.startswith("-")):
        _refuse(digits)
    return number


def _refuse(digits: str) -> NoReturn:
    raise NotCanonical(f"The number {digits[:40]} cannot be carried exactly; send it as a string")


def _constant(name: str) -> NoReturn:
    raise NotCanonical(f"{name} is not JSON")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise NotCanonical(f"The key {twice[:40]!a} is there twice in one object; send it once")
    return found
