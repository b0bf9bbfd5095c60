"""The list of documents, which is the start page."""

from flask import Blueprint, request, url_for

from domain import accounts
from domain.catalogue import Catalogue
from domain.catalogue import catalogue as find
from domain.describe import who
from webapp.pages.access import may_edit
from webapp.pages.htmx import sized


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/", view_func=catalogue)


def catalogue():
    """One page of it, searched for what the URL says."""
    search = request.args.get("q", "").strip()
    found = find(search, request.args.get("page", 1, type=int))
    names = accounts.names_of({id_ for row in found.rows for id_ in (row.actor, row.application) if id_})
    return sized(
        "pages/documents/catalogue.html",
        "pages/documents/_catalogue.html",
        found=found,
        search=search,
        changed_by=[who(row, names.get) for row in found.rows],
        may_edit=may_edit(),
        pages=_pages(found, search),
    )


def _pages(found: Catalogue, search: str) -> dict | None:
    """The links to the pages around this one, as GOV.UK Frontend's pagination takes them."""
    if found.pages == 1:
        return None

    def link(page: int) -> str:
        return url_for("pages.catalogue", q=search or None, page=page if page > 1 else None)

    near = sorted({1, found.pages, *range(max(1, found.page - 1), min(found.pages, found.page + 1) + 1)})
    items = []
    for before, page in zip([0, *near], near, strict=False):
        items += [{"ellipsis": True}] if page - before > 1 else []
        items += [{"number": page, "href": link(page), "current": page == found.page}]
    return {
        "items": items,
        "previous": {"href": link(found.page - 1)} if found.page > 1 else None,
        "next": {"href": link(found.page + 1)} if found.page < found.pages else None,
    }
