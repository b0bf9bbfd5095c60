"""Items that say that there is no longer anything at their path."""


def is_gone(item: dict) -> bool:
    return item["schema_name"] == "gone"


def is_blank_gone(item: dict) -> bool:
    """Gone, with neither an explanation nor another path to offer."""
    details = item["details"]
    return is_gone(item) and _blank(details.get("explanation")) and _blank(details.get("alternative_path"))


def _blank(value: object) -> bool:
    return not (value.strip() if isinstance(value, str) else value)
