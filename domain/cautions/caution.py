"""What cautions are about and what they say."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Caution:
    """`field` is the name of the form's field to look at, None where it is about the whole."""

    field: str | None
    sentence: str


@dataclass(frozen=True)
class Subject:
    """The draft, the live edition (or None) and how each path that the draft links to stands: live, draft or gone."""

    draft: Any
    live: Any
    standing: dict[str, str]
