"""The page that the live site showed of a document at a position, by the live site's own templates."""

import re

from flask import Blueprint, abort, current_app, render_template
from markupsafe import Markup

from domain import past
from domain.as_it_was import as_of
from domain.downstream.present import Item, present_editions
from domain.projections.editions import Edition
from webapp.content_store.pages.preview import page_of
from webapp.pages.documents.as_it_was import AS_OF
from webapp.pages.documents.document import find
from webapp.pages.past.when import moment_at

_PATH = re.compile(r'((?:href|src)=")(/(?!/))')


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{AS_OF}/<int:position>/page", view_func=as_readers_saw_it)


def as_readers_saw_it(content_id: str, locale: str, position: int):
    """The page with its links, and what they were called, as of then; what it leads to is the live site of now."""
    document, moment = find(content_id, locale), moment_at(position)
    if as_of(content_id, locale, position).live is None:
        abort(404, f"At position {position:,} readers did not see this document: it had no live edition.")
    site = current_app.config["SETTINGS"].content_store_url
    item = _presented(content_id, locale, position)
    name, names = page_of(item, site) if item else ("not_found", {})
    own = name == "redirect"
    return render_template(
        "pages/documents/as_readers_saw_it.html",
        template="pages/documents/_redirected.html" if own else f"content_store/{name}.html",
        document=document,
        moment=moment,
        on_site=lambda html: Markup(_PATH.sub(rf"\1{site}\2", str(html))),  # noqa: S704 -- rendered by a template
        **names,
    )


def _presented(content_id: str, locale: str, position: int) -> Item | None:
    """What the live content store was to show; None for nothing at all."""
    with past.at(position):
        is_it = (Edition.content_id == content_id) & (Edition.locale == locale) & (Edition.content_store == "live")
        [item] = present_editions(list(Edition.select().where(is_it)), "live")
    return item
