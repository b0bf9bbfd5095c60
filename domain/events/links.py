"""Events of link sets."""

from dataclasses import dataclass

from domain.content import Restoration


@dataclass(frozen=True, kw_only=True)
class LinksPatched:
    """Some link types of a link set were replaced; an empty list removes the type. `restored` as for drafts."""

    lock_version: int
    links: dict[str, list[str]]
    restored: Restoration | None
