"""What readers get of an edition that embeds others: its details with those in place, its change history, its date."""

from datetime import datetime
from typing import Any

from domain.downstream.change_history import change_histories
from domain.embedding import Targets, codes_in, replaced, targets_of
from domain.projections.editions import Edition


def embedded_in(shown: list[Edition]) -> Targets:
    """What the editions embed; two queries for any number of them."""
    return targets_of(code for edition in shown for code in codes_in(edition.details, in_every_form=True))


def presented_details(shown: list[Edition], targets: Targets) -> list[dict[str, Any]]:
    """The details of each edition, in the same order; a fixed number of queries for any number of editions."""
    return [
        _embedded(edition, targets) | ({"change_history": history} if history else {})
        for edition, history in zip(shown, change_histories(shown), strict=True)
    ]


def updated_at(edition: Edition, targets: Targets) -> datetime | None:
    """When readers saw a live edition updated: also by a content block that was published after it."""
    blocks = [targets.find(code, edition.locale) for code in codes_in(edition.details) if targets.by_content_id]
    later = [
        block.public_updated_at
        for block in blocks
        if block
        and block.document_type.startswith("content_block")
        and edition.published_at
        and block.published_at > edition.published_at
    ]
    return max([date for date in (edition.public_updated_at, *later) if date], default=None)


def _embedded(edition: Edition, targets: Targets) -> dict[str, Any]:
    if not targets.by_content_id:
        return edition.details
    return replaced(edition.details, lambda code: targets.html_for(code, edition.locale))
