"""What waits for a review, and what was published without one."""

from flask import Blueprint, g, render_template

from domain import accounts, documents
from domain.projections import reviews
from webapp.pages.access import may


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/reviews", view_func=list_reviews)


def list_reviews():
    """Both lists, the oldest first."""
    waiting, unreviewed = reviews.waiting(g.viewer), reviews.not_looked_back_at()
    rows = [*waiting, *unreviewed]
    names = accounts.names_of({each.actor for each in rows if each.actor})
    return render_template(
        "pages/reviews/reviews.html",
        waiting=waiting,
        unreviewed=unreviewed,
        names=names,
        titles=documents.titles_of({each.content_id for each in rows}, g.viewer),
        may_review=may("review"),
        most=reviews.MOST,
    )
