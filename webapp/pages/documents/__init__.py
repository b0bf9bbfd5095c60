"""Documents: finding, creating, editing, publishing, and where they have got to."""

from flask import Blueprint

from webapp.pages.documents import (
    approval,
    catalogue,
    creation,
    document,
    draft,
    publication,
    review,
    schedule,
    undoing,
    unpublishing,
    whereabouts,
)

PARTS = (
    catalogue,
    creation,
    document,
    draft,
    review,
    approval,
    publication,
    schedule,
    unpublishing,
    undoing,
    whereabouts,
)


def add_routes(pages: Blueprint) -> None:
    for part in PARTS:
        part.add_routes(pages)
