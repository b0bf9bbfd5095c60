"""Details as readers get them: with embedded content in its place, and with the change history."""

from typing import Any

from domain.downstream.change_history import change_histories
from domain.embedding import codes_in, replaced, targets_of
from domain.projections.editions import Edition


def presented_details(shown: list[Edition]) -> list[dict[str, Any]]:
    """The details of each edition, in the same order; a fixed number of queries for any number of editions."""
    targets = targets_of(code for edition in shown for code in codes_in(edition.details, in_every_form=True))
    return [
        _embedded(edition, targets) | ({"change_history": history} if history else {})
        for edition, history in zip(shown, change_histories(shown), strict=True)
    ]


def _embedded(edition: Edition, targets) -> dict[str, Any]:
    if not targets.by_content_id:
        return edition.details
    return replaced(edition.details, lambda code: targets.html_for(code, edition.locale))
