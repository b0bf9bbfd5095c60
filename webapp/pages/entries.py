"""Events as the timeline shows them: a sentence each, under the day they happened."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from types import MappingProxyType

from flask import g, url_for

from domain import accounts, documents, moments
from domain.describe import Sentence, describe, who
from domain.log import Recorded
from domain.performers import performer_of
from webapp.pages.words import day


@dataclass(frozen=True)
class Entry:
    position: int
    at: datetime
    sentence: Sentence
    url: str | None
    by: str = ""
    """Who did it, as the sentence begins, and where else that performer's acts are."""
    by_url: str | None = None
    content_id: str | None = None
    locale: str | None = None
    """The locale in which the document is shown here; links belong to all of them."""
    as_it_was: str | None = None
    compare: str | None = None
    changes: str | None = None
    receipt: str | None = None
    undo: dict | None = None
    earlier: tuple["Entry", ...] = ()
    """The saves before it in one sitting of one person, the latest first."""


SITTING = timedelta(hours=1)


def by_day(
    recorded: Iterable[Recorded],
    undo_of: Callable[[Recorded], dict | None] = lambda recorded: None,
    receipts: Mapping[int, str] = MappingProxyType({}),
) -> list[tuple[str, list[Entry]]]:
    """The entries under each day, newest first as given; three queries (or four) for any number of events.

    Saves of one document by one person, with less than an hour between them, are one entry. `undo_of` gives what takes
    an event back, where that is to be offered; `receipts` say by position how an event got to the live site.
    """
    events = list(recorded)
    names = accounts.names_of({id_ for each in events for id_ in accounts.mentioned_in(each)})
    titles = documents.titles_of({each.content_id for each in events if each.content_id}, g.viewer)
    then = documents.titles_then(events, g.viewer)
    entries = {
        each.position: replace(
            _entry(each, names, titles, then.get(each.position)),
            undo=undo_of(each),
            receipt=receipts.get(each.position),
        )
        for each in events
    }
    sittings = [[entries[each.position] for each in sitting] for sitting in _sittings(events)]
    folded = [replace(last, earlier=tuple(earlier)) for last, *earlier in sittings]
    return [(name, list(group)) for name, group in groupby(folded, key=lambda entry: day(entry.at))]


def _sittings(events: list[Recorded]) -> list[list[Recorded]]:
    sittings: list[list[Recorded]] = []
    for each in events:
        if sittings and _is_of_one_sitting(sittings[-1][-1], each):
            sittings[-1].append(each)
        else:
            sittings.append([each])
    return sittings


def _is_of_one_sitting(later: Recorded, earlier: Recorded) -> bool:
    who = [(each.type, each.stream, each.actor, each.trigger, day(each.recorded_at)) for each in (later, earlier)]
    is_save = later.type == "DraftSaved" and later.actor is not None
    return is_save and who[0] == who[1] and later.recorded_at - earlier.recorded_at < SITTING


def _entry(recorded: Recorded, names: dict, titles: dict, then: str | None) -> Entry:
    """An event names its document as it was called then; one that says nothing yet, as it is called now."""
    locale = recorded.locale or _a_locale(recorded.content_id, titles)
    title = then or titles.get((recorded.content_id, locale))
    url = recorded.content_id and locale
    moment = url and recorded.type in moments.TYPES
    here = {"content_id": recorded.content_id, "locale": locale}
    sentence, by = describe(recorded, names.get, title), who(recorded, names.get)
    return Entry(
        position=recorded.position,
        at=recorded.recorded_at,
        sentence=sentence,
        by=by,
        by_url=url_for("pages.timeline", performer=performer_of(recorded).key) if sentence.did.startswith(by) else None,
        content_id=recorded.content_id,
        locale=locale,
        url=url_for("pages.document", **here) if url else None,
        as_it_was=url_for("pages.as_it_was", **here, position=recorded.position) if moment else None,
        compare=url_for("pages.comparison", **here, to=recorded.position) if moment else None,
        changes=url_for("pages.changes", position=recorded.position) if moment else None,
    )


def _a_locale(content_id: str | None, titles: dict) -> str | None:
    """Links belong to all locales of a content_id; English stands for them if it is there."""
    locales = sorted((locale for id_, locale in titles if id_ == content_id), key=lambda each: (each != "en", each))
    return locales[0] if locales else None
