"""Which content may take the place of other content that stands at the same path."""

DOCUMENT_TYPES = ("coming_soon", "gone", "redirect", "unpublishing", "special_route")
UNPUBLISHING_TYPES = ("gone", "redirect", "vanish")


def can_substitute(document_type: str | None, blocker) -> bool:
    """Whether content of `document_type` may displace the edition `blocker`.

    It may if one of the two is no content proper, or if the blocker is taken down.
    """
    taken_down = blocker.state == "unpublished" and blocker.unpublishing["type"] in UNPUBLISHING_TYPES
    return document_type in DOCUMENT_TYPES or blocker.document_type in DOCUMENT_TYPES or taken_down
