"""Routes and redirects of items: which one a path falls under."""

EXACT = "exact"
PREFIX = "prefix"


def extra_paths(base_path: str, item: dict) -> list[str]:
    """The paths of an item's routes and redirects, but for the one that its base path finds anyway."""
    entries = [*item["routes"], *item["redirects"]]
    return sorted({each["path"] for each in entries if (each["path"], each.get("type")) != (base_path, EXACT)})


def best_entry(path: str, entries: list[dict]) -> dict | None:
    """The entry that `path` falls under: an exact one, else the longest prefix by whole segments, else none."""
    exact = (each for each in entries if each.get("type") == EXACT and each["path"] == path)
    prefixes = (each for each in entries if each.get("type") == PREFIX and _is_below(path, each["path"]))
    return next(exact, None) or max(prefixes, key=lambda each: len(each["path"]), default=None)


def _is_below(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith(prefix.rstrip("/") + "/")
