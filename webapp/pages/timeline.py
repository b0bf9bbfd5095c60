"""The timeline: everything that ever happened, newest first."""

import re

from flask import Blueprint, g, render_template, request

from domain import documents, log
from domain.projections import limits
from webapp.converters import ContentId
from webapp.pages.entries import by_day

PAGE = 50


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/timeline", view_func=timeline)


def timeline():
    """One page of it: below the position `before` if given, about one content_id if given."""
    before, content_id = request.args.get("before", type=int), _content_id()
    events = list(log.read_back(before, PAGE + 1, content_id, limits.visible_events(g.viewer)))
    return render_template(
        "pages/timeline/timeline.html",
        days=by_day(events[:PAGE]),
        content_id=content_id,
        about=_title(content_id),
        paged=before is not None,
        older=events[PAGE - 1].position if len(events) > PAGE else None,
    )


def _content_id() -> str | None:
    given = request.args.get("content_id", "")
    return given if re.fullmatch(ContentId.regex, given) else None


def _title(content_id: str | None) -> str | None:
    titles = documents.titles_of({content_id}, g.viewer) if content_id else {}
    return next((title for _, title in sorted(titles.items())), content_id)
