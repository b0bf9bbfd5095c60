"""What pages show of a document at positions of the log: the fields in words, and the sentences of the moments."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import g

from domain import clock, documents
from domain.as_it_was import AsItWas
from domain.comparison.fields import Fields, fields_of
from domain.comparison.labels import LINK_SET, LINKS
from domain.document_types import DocumentType, type_for
from domain.past.titles import titles_at
from webapp.pages.words import short_day, time_to_minutes


def fields_then(then: AsItWas) -> Fields:
    return fields_of(then.content, then.link_set)


def type_of(sides: Iterable[AsItWas]) -> DocumentType | None:
    """The document type of the last of them that said anything."""
    contents = [side.content for side in sides if side.content]
    return type_for(contents[-1].document_type or "", contents[-1].details) if contents else None


def titles_for(sides: Iterable[Fields], locale: str, position: int | None = None) -> Callable[[str], str]:
    """Gives the title of what is linked to, in this locale, else in another; the content_id where there is none.

    The titles are those of now or, of what was there then, those at `position`.
    """
    linked = {id_ for fields in sides for id_ in _linked(fields)}
    titles = documents.titles_of(linked, g.viewer)
    if position is not None:
        titles |= titles_at(linked, position, g.viewer)
    found = {id_: title for (id_, _), title in sorted(titles.items(), key=lambda each: each[0][1] == "en")}
    found |= {id_: title for (id_, its), title in titles.items() if its == locale}
    return lambda content_id: found.get(content_id, content_id)


def _linked(fields: Fields) -> Iterable[str]:
    for key, value in fields.items():
        if key.startswith((LINKS, LINK_SET)):
            yield from value
    organisations = fields.get("access_limited", {}).get("organisations", [])
    yield from organisations if isinstance(organisations, list) else []


def facts_of(then: AsItWas) -> dict[str, Any]:
    """How it stood then: label by label, in words."""
    edition = then.edition
    dates = edition.dates if edition else {}
    unpublishing = (then.live and then.live.unpublishing) or {}
    return {
        "Edition": str(edition.user_facing_version) if edition else "",
        "First published": _moment(dates.get("first_published_at")),
        "Last updated for readers": _moment(dates.get("public_updated_at")),
        "Why it was taken down": unpublishing.get("explanation") or "",
        "Leads to": unpublishing.get("alternative_path") or "",
    }


def _moment(text: str | None) -> str:
    if not text:
        return ""
    moment = clock.parse(text)
    return f"{short_day(moment)}, {time_to_minutes(moment)} UTC"
