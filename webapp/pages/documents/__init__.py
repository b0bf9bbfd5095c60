"""Documents: finding, creating, editing, publishing, and where they have got to."""

from flask import Blueprint

from webapp.pages.documents import (
    approval,
    as_it_was,
    as_readers_saw_it,
    catalogue,
    changed_form,
    comparison,
    creation,
    document,
    draft,
    hints,
    presence,
    preview,
    publication,
    restoration,
    review,
    saved_filters,
    schedule,
    undoing,
    unpublishing,
    whereabouts,
    working_copy,
)

PARTS = (
    catalogue,
    saved_filters,
    creation,
    hints,
    preview,
    document,
    changed_form,
    draft,
    review,
    approval,
    publication,
    schedule,
    unpublishing,
    undoing,
    whereabouts,
    comparison,
    restoration,
    as_it_was,
    as_readers_saw_it,
    working_copy,
    presence,
)


def add_routes(pages: Blueprint) -> None:
    for part in PARTS:
        part.add_routes(pages)
