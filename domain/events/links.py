"""Events of link sets."""

from dataclasses import dataclass

from domain.content import Merger, Restoration


@dataclass(frozen=True, kw_only=True)
class LinksPatched:
    """Some link types of a link set were replaced; an empty list removes the type.

    `restored` and `merged` as for drafts; of what was saved together with a draft, that has the merger.
    """

    lock_version: int
    links: dict[str, list[str]]
    restored: Restoration | None
    merged: Merger | None
