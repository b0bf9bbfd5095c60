"""The expanded links of one document, as the publishing interface answers them."""

from typing import Any

from domain.clock import now, seconds
from domain.downstream.expand import expand
from domain.errors import NotFound
from domain.projections.editions import locales_of
from domain.projections.links import link_set


def expanded_links(content_id: str, locale: str, *, with_drafts: bool) -> dict[str, Any]:
    """What links of a document expand to at this moment, and the version of its link set. Raises `NotFound`."""
    [expanded] = expand([(content_id, locale)], with_drafts=with_drafts)
    _, version = link_set(content_id)
    if not expanded and version is None and not locales_of(content_id):
        raise NotFound(f"Could not find links for content_id {content_id}", reason="links_missing")
    return {"generated": seconds(now()), "expanded_links": expanded, "version": version or 0}
