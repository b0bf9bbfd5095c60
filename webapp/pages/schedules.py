"""What is scheduled to be published, and what could not be."""

from flask import Blueprint, g, render_template

from domain import accounts, documents
from domain.projections import schedules


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/schedules", view_func=list_schedules)


def list_schedules():
    """What could not be published first, then what waits, by its time."""
    rows = schedules.listed(g.viewer)
    return render_template(
        "pages/schedules/schedules.html",
        rows=rows,
        names=accounts.names_of({each.actor for each in rows if each.actor}),
        titles=documents.titles_of({each.content_id for each in rows}, g.viewer),
        most=schedules.MOST,
    )
