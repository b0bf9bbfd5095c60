"""Rules for single values: ids, paths, host names, locales."""

import re
from urllib.parse import quote, unquote, urlsplit

# Lowercase, hyphenated, versions 1 to 5 and the RFC 4122 variant: the form that publishing clients send.
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_PATH = re.compile(
    r"/(([a-zA-Z0-9._~!$&'()*+,;=:@-]|%[0-9a-fA-F]{2})+(/([a-zA-Z0-9._~!$&'()*+,;=:@-]|%[0-9a-fA-F]{2})+)*)?"
)

_UNESCAPED = "-._~!$&'()*+,;=:@"

LOCALES = frozenset(
    "ar az be bg bn cs cy da de dr el en es es-419 et fa fi fr gd gu he hi hr hu hy id is it ja ka kk ko ku ky lt"
    " lv ms mt ne nl no pa pa-pk pl ps pt ro ru si sk sl so sq sr sv sw ta th ti tk tr uk ur uz"
    " vi yi zh zh-hk zh-tw".split()
)
PHASES = ("alpha", "beta", "live")
MAX_PATH_BYTES = 512


def is_uuid(value: object) -> bool:
    """Whether `value` is a canonical UUID string (lowercase, hyphenated)."""
    return isinstance(value, str) and _UUID.fullmatch(value) is not None


def is_absolute_path(value: object) -> bool:
    """Whether `value` is only a path (RFC 3986): from the root, no empty segment, no slash at the end unless alone.

    It must be spelled in the one way that is usual (sections 6.2.2 and 6.2.3): what need not be percent-encoded is not,
    no segment is `.` or `..`, and no encoded slash stands for one. Otherwise one page would have several paths, with an
    owner each.
    """
    return isinstance(value, str) and _PATH.fullmatch(value) is not None and all(map(_is_usual, value.split("/")))


def _is_usual(segment: str) -> bool:
    if "%" not in segment:
        return segment not in (".", "..")
    try:
        text = unquote(segment, errors="strict")
    except UnicodeDecodeError:
        return False
    return "/" not in text and quote(text, safe=_UNESCAPED) == segment


def is_hostname(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[a-z0-9_-]*", value) is not None


def is_blank(value: object) -> bool:
    """Null, empty, or nothing but white space."""
    return not value if not isinstance(value, str) else not value.strip()


def split_destination(value: str):
    """The parts of a redirect's destination, or None unless it is scheme://host/path?query#fragment and no more."""
    try:
        parts = urlsplit(value)
        whole = parts.geturl() == value and parts.port is None and parts.username is None
    except ValueError:
        return None
    return parts if whole and not re.search(r"[\s\\<>\"{}|^`]", value) else None
