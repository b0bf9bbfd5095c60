"""The list of documents as it was at a position."""

from flask import Blueprint

from webapp.pages.documents.asked import asked
from webapp.pages.documents.catalogue import listed
from webapp.pages.past.when import moment_at


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/as-it-was/<int:position>/documents", view_func=documents_as_they_were)


def documents_as_they_were(position: int):
    """One page of it, found by what the URL says, with the filters that make sense of the past."""
    return listed(asked(position), page="pages/past/documents.html", moment=moment_at(position))
