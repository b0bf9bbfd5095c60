"""How long an answer may be kept by whoever fetched it."""

from collections.abc import Mapping

DEFAULT = 300
SHORTEST = 5
LONGEST = 300
PRIVATE = "max-age=5, private"


def max_age(item: Mapping) -> int:
    """Seconds that an item's answer may be cached: its own `details.max_cache_time` within 5 to 300, else 300."""
    try:
        wanted = int(item["details"].get("max_cache_time", DEFAULT))
    except (TypeError, ValueError):
        wanted = DEFAULT
    return clamped(wanted)


def clamped(seconds: float) -> int:
    """So many seconds, but 5 at least and 300 at most."""
    return int(min(max(seconds, SHORTEST), LONGEST))


def cache_control(seconds: int = DEFAULT) -> str:
    return f"max-age={seconds}, public"
