"""Where a redirect leads."""

PRESERVE = "preserve"
ELSEWHERE = ("https://", "http://")


def target(path: str, entry: dict, query: str) -> str | None:
    """Where `entry` sends a reader of `path`, or None if that is no address to send anyone to.

    With segments_mode preserve, the rest of the path and the query go along.
    """
    destination = entry.get("destination")
    if not isinstance(destination, str) or not destination.isprintable():
        return None
    if entry.get("segments_mode") == PRESERVE:
        destination = _with_rest(destination, path.removeprefix(entry["path"].rstrip("/")), query)
    return _safe(destination)


def _with_rest(destination: str, rest: str, query: str) -> str:
    return destination.rstrip("/") + rest + (f"?{query}" if query else "") or "/"


def _safe(destination: str) -> str | None:
    if destination.startswith("/"):
        # A browser takes // to begin the name of another host.
        return "/" + destination.lstrip("/\\")
    return destination if destination.startswith(ELSEWHERE) else None
