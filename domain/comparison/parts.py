"""Texts in parts, such as a guide's: objects in a list, told apart by their slugs."""

from typing import Any

Part = dict[str, Any]


def is_parts(value: Any) -> bool:
    """Whether `value` is a list of objects, each with a slug of its own."""
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return False
    slugs = [each.get("slug") for each in value]
    return all(isinstance(slug, str) and slug for slug in slugs) and len(set(slugs)) == len(slugs)


def part_of(parts: list[Part], slug: str) -> Part | None:
    """The part of that slug."""
    return next((part for part in parts if part["slug"] == slug), None)


def with_part(parts: list[Part], part: Part | None, slug: str, then: list[Part]) -> list[Part]:
    """`parts` with one of them as it was: in its present place, else behind the part it followed `then`, or gone."""
    place = next((place for place, each in enumerate(parts) if each["slug"] == slug), None)
    if part is None:
        return [each for each in parts if each["slug"] != slug]
    if place is not None:
        return [*parts[:place], part, *parts[place + 1 :]]
    before = {each["slug"] for each in then[: then.index(part)]}
    place = max((place + 1 for place, each in enumerate(parts) if each["slug"] in before), default=0)
    return [*parts[:place], part, *parts[place:]]
