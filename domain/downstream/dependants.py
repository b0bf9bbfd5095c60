"""Dependency resolution: which content shows a summary of changed content."""

from domain.projections.editions import Edition
from domain.projections.links import EditionLink, LinkSetLink


def dependants_of(content_ids: set[str]) -> set[str]:
    """The content_ids whose items show one of `content_ids`: whatever links to them, and their other translations."""
    ids = list(content_ids)
    found = set(content_ids)
    found |= {each.content_id for each in LinkSetLink.select().where(LinkSetLink.target_content_id.in_(ids))}
    standing = EditionLink.select(EditionLink.content_id).join(
        Edition,
        on=(
            (Edition.content_id == EditionLink.content_id)
            & (Edition.locale == EditionLink.locale)
            & (Edition.user_facing_version == EditionLink.user_facing_version)
        ),
    )
    linked = standing.where(EditionLink.target_content_id.in_(ids) & Edition.content_store.is_null(False))
    return found | {content_id for (content_id,) in linked.tuples()}
