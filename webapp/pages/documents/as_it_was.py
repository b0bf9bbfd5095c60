"""A document as it was at a position of the log, to be read only."""

from flask import Blueprint, abort, g, render_template, url_for

from domain import moments
from domain.as_it_was import as_of
from domain.comparison.differences import differences
from webapp.pages.documents.document import URL, find
from webapp.pages.documents.sides import facts_of, fields_then, titles_for, type_of
from webapp.pages.entries import by_day
from webapp.pages.past.when import led_to, moment_at

AS_OF = f"{URL}/as-of"


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(AS_OF, view_func=as_it_was_when)
    pages.add_url_rule(f"{AS_OF}/<int:position>", view_func=as_it_was)


def as_it_was_when(content_id: str, locale: str):
    """On to how it was at the moment `at`, a position or a time in plain words."""
    document = find(content_id, locale)
    here = {"content_id": content_id, "locale": locale}
    return led_to(lambda position: url_for("pages.as_it_was", **here, position=position), f"‘{document.title}’")


def as_it_was(content_id: str, locale: str, position: int):
    """What it said, and how it stood."""
    document, moment = find(content_id, locale), moment_at(position)
    event = moments.at(content_id, locale, [position], g.viewer).get(position)
    if event is None:
        abort(404, f"At position {position:,} this document was not there yet.")
    then = as_of(content_id, locale, position, g.viewer)
    fields, type_ = fields_then(then), type_of([then])
    [(_, [entry])] = by_day([event])
    return render_template(
        "pages/documents/as_it_was.html",
        document=document,
        then=then,
        moment=moment,
        type=type_,
        title=(then.content and then.content.title) or document.title,
        facts=[(label, value) for label, value in facts_of(then).items() if value],
        fields=differences({}, fields, type_, titles_for([fields], locale, position)),
        entry=entry,
    )
