"""The canonical form of JSON (RFC 8785) and what it cannot carry."""

from typing import Any

import rfc8785

MAX_DEPTH = 100


class NotCanonical(ValueError):
    """A value that JSON cannot carry exactly; the message says which and what would be right."""


def canonical(value: Any) -> bytes:
    """`value` in the canonical form of RFC 8785, UTF-8. Raises `NotCanonical`.

    Refused are integers beyond 2**53, numbers that are not finite, and lone surrogates.
    """
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        raise NotCanonical(f"JSON cannot carry this exactly: {error}") from error


def check(value: Any, depth: int = 0) -> None:
    """Raise `NotCanonical` unless `value` can be stored and hashed exactly.

    Beside what `canonical` refuses: the character U+0000, which PostgreSQL cannot hold, and nesting beyond 100 levels.
    """
    if depth > MAX_DEPTH:
        raise NotCanonical(f"The nesting is deeper than {MAX_DEPTH} levels")
    match value:
        case str():
            _check_text(value)
        case bool() | None:
            pass
        case int() if abs(value) > 2**53 - 1:
            raise NotCanonical(f"The number {str(value)[:40]} cannot be carried exactly; send it as a string")
        case float() if value != value or value in (float("inf"), float("-inf")):
            raise NotCanonical("A number is not finite; send it as a string")
        case dict():
            for key, each in value.items():
                _check_text(key)
                check(each, depth + 1)
        case list():
            for each in value:
                check(each, depth + 1)


def _check_text(text: str) -> None:
    if "\0" in text:
        raise NotCanonical("The character U+0000 cannot be stored; remove it")
    if any("\ud800" <= character <= "\udfff" for character in text) if not text.isascii() else False:
        raise NotCanonical("A text has half of a surrogate pair; send whole characters")
