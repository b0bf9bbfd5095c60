"""Which content may take the place of other content that stands at the same path."""

DOCUMENT_TYPES = ("coming_soon", "gone", "redirect", "unpublishing", "special_route")
UNPUBLISHING_TYPES = ("gone", "redirect", "vanish")


def can_substitute(incoming, blocker) -> bool:
    """Whether `incoming` may displace `blocker`: one of the two is no content proper, or the blocker is taken down."""
    taken_down = blocker.state == "unpublished" and blocker.unpublishing["type"] in UNPUBLISHING_TYPES
    return incoming.document_type in DOCUMENT_TYPES or blocker.document_type in DOCUMENT_TYPES or taken_down
