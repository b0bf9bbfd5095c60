"""Documents: finding, creating, editing, publishing, and where they have got to."""

from flask import Blueprint

from webapp.pages.documents import (
    as_it_was,
    catalogue,
    comparison,
    creation,
    document,
    draft,
    publication,
    restoration,
    whereabouts,
)


def add_routes(pages: Blueprint) -> None:
    for part in (catalogue, creation, document, draft, publication, whereabouts, comparison, restoration, as_it_was):
        part.add_routes(pages)
