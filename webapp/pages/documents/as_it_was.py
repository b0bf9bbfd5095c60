"""A document as it was at a position of the log, to be read only."""

from flask import Blueprint, abort, g, render_template

from domain import moments
from domain.as_it_was import as_of
from domain.comparison.differences import differences
from webapp.pages.documents.comparison import clamped
from webapp.pages.documents.document import URL, find
from webapp.pages.documents.sides import facts_of, fields_then, titles_for, type_of
from webapp.pages.entries import by_day


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/as-of/<int:position>", view_func=as_it_was)


def as_it_was(content_id: str, locale: str, position: int):
    """What it said, and how it stood."""
    document, position = find(content_id, locale), clamped(position)
    moment = moments.at(content_id, locale, [position], g.viewer).get(position)
    if moment is None:
        abort(404, f"At position {position} this document was not there yet.")
    then = as_of(content_id, locale, position, g.viewer)
    fields, type_ = fields_then(then), type_of([then])
    [(_, [entry])] = by_day([moment])
    return render_template(
        "pages/documents/as_it_was.html",
        document=document,
        then=then,
        type=type_,
        title=(then.content and then.content.title) or document.title,
        facts=[(label, value) for label, value in facts_of(then).items() if value],
        fields=differences({}, fields, type_, titles_for([fields], locale)),
        entry=entry,
    )
