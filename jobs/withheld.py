"""What never gets into a log: passwords, tokens, cookies and what people wrote, wherever a message may bring them."""

import re
from typing import Any

WITHHELD = "[withheld]"
_NAME = re.compile(r"password|secret|token|authorization|cookie|csrf|body|payload", re.IGNORECASE)
#: In text: passwords in URLs, bearer tokens, and what PostgreSQL repeats of the rows that it refuses.
_PATTERNS = (
    (re.compile(r"(\w+://[^\s/:@]*):[^\s@/]+@"), rf"\1:{WITHHELD}@"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w~+/.=-]+"), rf"\1 {WITHHELD}"),
    (re.compile(r"(?i)\b(password|secret|token|api_?key)(['\"]?\s*[=:]\s*['\"]?)[^\s'\",&;]+"), rf"\1\2{WITHHELD}"),
    (re.compile(r"(?ms)^(DETAIL|CONTEXT|LINE \d+):.*?(?=\n\n(?:The above|During handling)|\Z)"), rf"\1: {WITHHELD}"),
)


def withhold(logger: Any, method: str, fields: dict[str, Any]) -> dict[str, Any]:
    """A line's fields without what must not be kept; a processor of structlog."""
    return {name: WITHHELD if _NAME.search(name) else clean(value) for name, value in fields.items()}


def clean(value: Any) -> Any:
    """`value` with what must not be kept taken out of every text in it."""
    match value:
        case str():
            for pattern, instead in _PATTERNS:
                value = pattern.sub(instead, value)
            return value
        case dict():
            return withhold(None, "", value)
        case list() | tuple():
            return [clean(each) for each in value]
    return value
