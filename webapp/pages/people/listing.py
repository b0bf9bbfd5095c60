"""Everybody who has an account."""

from flask import Blueprint, g, render_template, request

from domain import accounts, documents
from domain.accounts.people import MOST
from webapp.pages.access import open_to_administrators


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/people", view_func=people)


@open_to_administrators
def people():
    """People by name, all or those of whose name or address the words searched for are part."""
    words = request.args.get("q", "")
    found = accounts.members(words)
    organisations = {id_ for each in found for id_ in each.person.organisations}
    return render_template(
        "pages/people/people.html",
        words=words,
        people=found,
        most=MOST,
        titles=documents.titles_of(organisations, g.viewer),
        title_in=documents.title_in,
    )
