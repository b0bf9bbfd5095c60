"""Base paths as a content store keys them: percent-encoded, absolute, without a trailing slash."""

from urllib.parse import quote, unquote_to_bytes

from werkzeug.routing import PathConverter

# Also bounds what PostgreSQL has to index.
MAX_BYTES = 512
UNESCAPED = "/-._~!$&'()*+,;=:@"


class BadPath(ValueError):
    """A path that is not UTF-8 once it is decoded."""


class AnyPath(PathConverter):
    """The rest of a URL whatever it is, so that no path is out of reach of the rules about paths."""

    regex = "(?s:.*?)"
    part_isolating = False


def requested_path(environ: dict, prefix: str = "") -> str:
    """The base path that a request for `prefix` plus base path names, encoded again. Raises `BadPath`."""
    decoded = environ["PATH_INFO"].encode("latin-1").removeprefix(prefix.encode())
    return _encode(decoded)


def base_path_from_text(text: str) -> str:
    """The base path that `text` names, percent-encoded or not. Raises `BadPath`."""
    try:
        return _encode(unquote_to_bytes(text))
    except UnicodeEncodeError as error:
        raise BadPath("is not text that can be encoded") from error


def problem_with(base_path: str) -> str | None:
    """What keeps an item from being stored at `base_path`, if anything."""
    if not base_path.startswith("/") or "//" in base_path:
        return "is not a valid absolute path"
    if len(base_path) > MAX_BYTES:
        return f"is longer than {MAX_BYTES} bytes"
    return None


def and_above(path: str) -> list[str]:
    """`path` and every path above it, longest first: /a/b, /a, /."""
    segments = path.split("/")[1:]
    above = ["/" + "/".join(segments[:count]) for count in range(len(segments), 0, -1)]
    return [*above, "/"]


def _encode(path: bytes) -> str:
    try:
        text = path.decode()
    except UnicodeDecodeError as error:
        raise BadPath("is not valid UTF-8") from error
    return quote(text.rstrip("/") or "/", safe=UNESCAPED)
