"""Documents: finding, creating, editing, publishing, and where they have got to."""

from flask import Blueprint

from webapp.pages.documents import (
    as_it_was,
    catalogue,
    changed_form,
    comparison,
    creation,
    document,
    draft,
    hints,
    publication,
    restoration,
    saved_filters,
    whereabouts,
)

PARTS = (
    catalogue,
    saved_filters,
    creation,
    hints,
    document,
    changed_form,
    draft,
    publication,
    whereabouts,
    comparison,
    restoration,
    as_it_was,
)


def add_routes(pages: Blueprint) -> None:
    for part in PARTS:
        part.add_routes(pages)
