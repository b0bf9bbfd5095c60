"""Redirects at the desk: none may go in a circle, and none may lead to another one.

Only people are held to this; the JSON API takes what its clients have always sent.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from domain.database import db
from domain.errors import Rejected

FARTHEST = 20
Destination = Callable[[str], str | None]


def check(path: str, destination: str, sources: list[str], next_of: Destination) -> None:
    """Raise `Rejected`, showing the way, if a redirect from `path` would make a circle or a chain.

    `next_of` gives where a path is redirected to now, `sources` are the paths that are redirected to `path` now.
    """
    way = way_from(path, destination, next_of)
    shown = " → ".join(way)
    if way[-1] == path:
        raise Rejected(f"{shown} would go in a circle", reason="redirect_circle")
    if len(way) > 2:
        raise Rejected(
            f"{shown}: {way[1]} is itself redirected to {way[2]}; redirect to {way[-1]} instead",
            reason="redirect_chain",
        )
    if sources:
        raise Rejected(
            f"{sources[0]} → {shown}: {sources[0]} is redirected to {path} already;"
            f" redirect {sources[0]} to {destination} first",
            reason="redirect_chain",
        )


def way_from(path: str, destination: str, next_of: Destination) -> list[str]:
    """Every path on the way that a reader who asks for `path` would be sent, at most as far as a circle closes."""
    way = [path]
    while destination and len(way) < FARTHEST:
        here = urlsplit(destination).path if destination.startswith("/") else destination
        if here in way:
            return [*way, here]
        way.append(here)
        destination = next_of(here) if here.startswith("/") else None
    return way


_LIVE_REDIRECTS = (
    " FROM editions WHERE content_store = 'live' AND (schema_name = 'redirect' OR unpublishing ->> 'type' = 'redirect')"
)
_ENTRIES = "CASE WHEN state = 'unpublished' THEN unpublishing -> 'redirects' ELSE redirects END"


def destination_of(path: str) -> str | None:
    """Where `path` is redirected to on the live site: by its own redirect, or by one for everything below a path."""
    above = [path[:end] for end, letter in enumerate(path) if letter == "/" and end] + [path]
    rows = db.execute_sql(f"SELECT {_ENTRIES}{_LIVE_REDIRECTS} AND base_path = ANY(%s)", (above,))  # noqa: S608 -- constants, values apart
    entries = [entry for (redirects,) in rows.fetchall() for entry in redirects or []]
    fitting = [entry for entry in entries if _fits(entry, path)]
    return max(fitting, key=lambda entry: len(entry["path"]))["destination"] if fitting else None


def _fits(entry: dict, path: str) -> bool:
    return entry["path"] == path or (entry.get("type") == "prefix" and path.startswith(entry["path"] + "/"))


def sources_of(path: str) -> list[str]:
    """The paths that are redirected to `path` on the live site, itself left out."""
    rows = db.execute_sql(
        f"SELECT base_path{_LIVE_REDIRECTS} AND {_ENTRIES} @> jsonb_build_array(jsonb_build_object('destination', %s))"  # noqa: S608 -- constants, values apart
        " AND base_path <> %s ORDER BY base_path LIMIT 10",
        (path, path),
    )
    return [source for (source,) in rows.fetchall()]
