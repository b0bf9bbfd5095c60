"""The canonical form of JSON (RFC 8785) and what it cannot carry."""

from typing import Any

import orjson
import rfc8785

MAX_DEPTH = 100
#: Beyond it not every whole number is one that a double can be.
LARGEST_NUMBER = 2**53 - 1
_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER
_PLAIN = {str, int, bool, type(None)}
#: The bytes in UTF-8 that begin a character beyond U+FFFF, which RFC 8785 sorts before U+E000.
_BEYOND = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")


class NotCanonical(ValueError):
    """A value that JSON cannot carry exactly; the message says which and what would be right."""


def canonical(value: Any) -> bytes:
    """`value` in the canonical form of RFC 8785, UTF-8. Raises `NotCanonical`.

    Refused are integers beyond 2**53, numbers that are not finite, and lone surrogates.
    """
    return _quickly(value) or _thoroughly(value)


def check(value: Any, depth: int = 0) -> None:
    """Raise `NotCanonical` unless `value` is JSON that can be stored and hashed exactly.

    Beside what `canonical` refuses: the character U+0000, which PostgreSQL cannot hold, nesting beyond 100 levels, and
    numbers that come back as others: fractions from 2**53 on, and the negative zero.
    """
    if depth > MAX_DEPTH:
        raise NotCanonical(f"The nesting is deeper than {MAX_DEPTH} levels")
    match value:
        case str():
            _check_text(value)
        case bool() | None:
            pass
        case int() | float():
            _check_number(value)
        case dict():
            for key, each in value.items():
                _check_text(key)
                check(each, depth + 1)
        case list():
            for each in value:
                check(each, depth + 1)
        case _:
            raise NotCanonical(f"JSON has nothing for {type(value).__name__}; send text, numbers, lists and objects")


def _quickly(value: Any) -> bytes | None:
    """The same from orjson, where its form is that of RFC 8785: no fractions, and no doubt about the order of keys."""
    if not _is_plain(value):
        return None
    try:
        text = orjson.dumps(value, option=_OPTIONS)
    except TypeError:
        return None
    return text if text.isascii() or not any(byte in text for byte in _BEYOND) else None


def _is_plain(value: Any) -> bool:
    found = [value]
    for each in found:
        kind = type(each)
        if kind is dict:
            found.extend(each.values())
        elif kind is list:
            found.extend(each)
        elif kind not in _PLAIN:
            return False
    return True


def _thoroughly(value: Any) -> bytes:
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise NotCanonical(f"JSON cannot carry this exactly: {error}") from error


def _check_number(number: int | float) -> None:
    if number != number or number in (float("inf"), float("-inf")):
        raise NotCanonical("A number is not finite; send it as a string")
    if abs(number) > LARGEST_NUMBER:
        raise NotCanonical(f"The number {str(number)[:40]} cannot be carried exactly; send it as a string")
    if number == 0 and str(number).startswith("-"):
        raise NotCanonical("The number -0 cannot be carried exactly; send 0")


def _check_text(text: Any) -> None:
    if not isinstance(text, str):
        raise NotCanonical(f"The key {str(text)[:40]} is not a text; send it as one")
    if "\0" in text:
        raise NotCanonical("The character U+0000 cannot be stored; remove it")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("A text has half of a surrogate pair; send whole characters") from error
