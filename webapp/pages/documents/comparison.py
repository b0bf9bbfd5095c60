"""Two moments of a document in one view, and what of the earlier one may be restored."""

from collections.abc import Collection
from typing import Any

from flask import Blueprint, g, render_template, request

from domain import log, moments
from domain.as_it_was import as_of
from domain.comparison.differences import differences
from domain.comparison.folding import folded
from domain.documents import Document
from webapp.pages.documents.document import URL, find, may_change
from webapp.pages.documents.mistakes import Mistake
from webapp.pages.documents.sides import facts_of, fields_then, titles_for, type_of
from webapp.pages.entries import by_day


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/comparison", view_func=comparison)


def comparison(content_id: str, locale: str):
    """What differs between `from` and `to`; without them what most people want to compare."""
    return page(find(content_id, locale), *positions(content_id, locale, request.args))


def page(
    document: Document, from_: int, to: int, *, ticked: Collection[str] = (), mistakes: list[Mistake] = (), moved=False
) -> str:
    """The page; with what was `ticked`, and what was wrong with restoring it, or that the document has `moved` on."""
    sides = [as_of(document.content_id, document.locale, position, g.viewer) for position in (from_, to)]
    fields, type_ = [fields_then(side) for side in sides], type_of(sides)
    title_of = titles_for(fields, document.locale)
    return render_template(
        "pages/documents/comparison.html",
        document=document,
        sides=sides,
        type=type_,
        facts=_facts(*(facts_of(side) for side in sides)),
        differences=differences(*fields, type_, title_of),
        folded=folded,
        versions=(document.version, document.link_version),
        ticked=set(ticked),
        mistakes=list(mistakes),
        moved=moved,
        may_restore=may_change(document) and sides[0].content is not None,
        **_choices(document, from_, to),
    )


def positions(content_id: str, locale: str, given) -> tuple[int, int]:
    """Which moments were asked for: any position stands for the moment by which it had become so."""
    asked = {name: clamped(given.get(name, type=int)) for name in ("from", "to")}
    if asked["to"] is None and asked["from"] is None:
        return moments.usual(content_id, locale, g.viewer)
    head = log.head()[0]
    to = head if asked["to"] is None else asked["to"]
    events = moments.at(content_id, locale, [each for each in (asked["from"], to) if each is not None], g.viewer)
    to = events[to].position if to in events else 0
    if asked["from"] is None:
        return moments.before(content_id, locale, to, g.viewer), to
    return (events[asked["from"]].position if asked["from"] in events else 0), to


def clamped(position: int | None) -> int | None:
    return position if position is None else max(0, min(position, 2**62))


def _facts(*sides: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(label, *(side[label] for side in sides)) for label in sides[0] if any(side[label] for side in sides)]


def _choices(document: Document, from_: int, to: int) -> dict[str, Any]:
    """The moments to choose from, a page of them besides the two that are shown."""
    before = request.args.get("before", type=int)
    listed = moments.moments(document.content_id, document.locale, clamped(before), moments.PAGE + 1, g.viewer)
    shown, more = listed[: moments.PAGE], listed[moments.PAGE :]
    compared = moments.at(document.content_id, document.locale, [from_, to], g.viewer)
    events = {each.position: each for each in (*compared.values(), *(each.event for each in shown))}
    days = by_day(events[position] for position in sorted(events, reverse=True))
    return {
        "from_": from_,
        "to": to,
        "days": days,
        "entries": {entry.position: entry for _, entries in days for entry in entries},
        "saves": {each.event.position: each.saves for each in shown},
        "older": shown[-1].event.position if more else None,
        "paged": before is not None,
    }
