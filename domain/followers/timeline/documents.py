"""How documents stand after each event, as far as the timeline is searched by it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from domain.content import Content
from domain.database import db
from domain.log.envelope import Recorded

ORGANISATIONS = ("primary_publishing_organisation", "organisations")
#: What happens to the live edition, whoever may see the draft beside it.
OF_THE_LIVE = {"EditionPublished", "EditionUnpublished", "EditionSubstituted", "EditionRepublished", "ScheduleMet"} | {
    "HostContentUpdated"
}
Key = tuple[str, str]


@dataclass(frozen=True)
class Standing:
    """A document, or with an empty locale a link set. `draft`, `live` and `shown` are where that content was saved."""

    content_id: str
    locale: str
    draft: int | None = None
    live: int | None = None
    shown: int | None = None
    limited_to: dict[str, Any] | None = None
    document_type: str | None = None
    organisations: tuple[str, ...] = ()
    searched: str = ""

    @property
    def content(self) -> int | None:
        """Where what an editor goes on from was saved."""
        return self.draft or self.live

    def after(self, recorded: Recorded) -> "Standing":
        now = self._after(recorded)
        return now if now.limited_to else replace(now, shown=now.content)

    def _after(self, recorded: Recorded) -> "Standing":
        match recorded.type:
            case "DraftSaved":
                return self._saved(recorded.position, recorded.event.content)
            case "DraftDiscarded":
                # What was limited is not found by its words afterwards either.
                searched = "" if self.limited_to else self.searched
                return replace(self, draft=None, limited_to=None, searched=searched)
            case "EditionPublished":
                return self._came_out()
            case "EditionUnpublished" if recorded.event.dates is not None:
                return self._came_out()
            case "EditionSubstituted":
                return replace(self, live=None)
            case "LinksPatched":
                return self._linked(recorded.event.links)
        return self

    def _saved(self, position: int, content: Content) -> "Standing":
        return replace(
            self,
            draft=position,
            limited_to=content.access_limited or None,
            document_type=content.document_type,
            organisations=_organisations(content.links),
            searched=f"{content.title or ''}\n{content.base_path or ''}".lower(),
        )

    def _came_out(self) -> "Standing":
        return replace(self, live=self.draft, draft=None, limited_to=None)

    def _linked(self, links: dict[str, list[str]]) -> "Standing":
        # Of a link set, by type: patches replace one type at a time.
        kept = [each for each in self.organisations if each.partition(":")[0] not in links]
        new = [f"{type_}:{each}" for type_ in ORGANISATIONS for each in links.get(type_, [])]
        return replace(self, organisations=(*kept, *new))

    def compared(self, after: "Standing") -> tuple[int | None, int | None]:
        """Where what it said before and after was saved; only what everybody could see, if everybody sees the event."""
        old, new = self._compared(after)
        return (None, None) if old == new else (old, new)

    def _compared(self, after: "Standing") -> tuple[int | None, int | None]:
        if after.limited_to or self._is_kept_from_others_until(after):
            return self.content, after.content
        return self.shown, after.shown

    def _is_kept_from_others_until(self, after: "Standing") -> bool:
        """Whether a draft that not everybody may see was discarded."""
        return (
            self.limited_to is not None and self.draft is not None and after.draft is None and after.live == self.live
        )


def _organisations(links: dict[str, list[str]]) -> tuple[str, ...]:
    found = (each for type_ in ORGANISATIONS for each in links.get(type_, []))
    return tuple(dict.fromkeys(each for each in found if isinstance(each, str)))


@dataclass
class Documents:
    """The documents and link sets of a batch, as they stand."""

    standing: dict[Key, Standing]
    changed: set[Key] = field(default_factory=set)

    def after(self, recorded: Recorded) -> tuple[Standing, Standing]:
        """How the event's document stood before and stands after it."""
        key = (recorded.content_id or "", recorded.locale or "")
        before = self.standing.get(key) or Standing(*key)
        after = before.after(recorded)
        if after != before and recorded.content_id:
            self.standing[key] = after
            self.changed.add(key)
        return before, after

    def of(self, content_id: str) -> Iterator[Standing]:
        """The document in every locale, English first."""
        found = [each for (id_, locale), each in self.standing.items() if id_ == content_id and locale]
        yield from sorted(found, key=lambda each: (each.locale != "en", each.locale))

    def link_set(self, content_id: str) -> Standing:
        return self.standing.get((content_id, "")) or Standing(content_id, "")


_LOAD = (
    "SELECT content_id::text, locale, draft, live, shown, limited_to, document_type, organisations, searched"
    " FROM timeline_documents WHERE content_id = ANY(%s::uuid[])"
)
_SAVE = (
    "INSERT INTO timeline_documents (content_id, locale, draft, live, shown, limited_to, document_type, organisations,"
    " searched) SELECT content_id, locale, draft, live, shown, limited_to, document_type, organisations, searched"
    " FROM jsonb_to_recordset(%s) AS each (content_id uuid, locale text, draft bigint, live bigint, shown bigint,"
    " limited_to jsonb, document_type text, organisations text[], searched text)"
    " ON CONFLICT (content_id, locale) DO UPDATE SET draft = excluded.draft, live = excluded.live,"
    " shown = excluded.shown, limited_to = excluded.limited_to, document_type = excluded.document_type,"
    " organisations = excluded.organisations, searched = excluded.searched"
)


def load(content_ids: set[str]) -> Documents:
    """How these stand where the follower is, in one query."""
    rows = db.execute_sql(_LOAD, (sorted(content_ids),)).fetchall() if content_ids else []
    found = [Standing(*row[:-2], tuple(row[-2]), row[-1]) for row in rows]
    return Documents({(each.content_id, each.locale): each for each in found})


def save(documents: Documents) -> None:
    """Keep what has changed, in one statement."""
    if documents.changed:
        rows = [vars(documents.standing[key]) for key in sorted(documents.changed)]
        db.execute_sql(_SAVE, (orjson.dumps(rows).decode(),))
