"""The change history that readers see: the notes of an edition and those before it, and of what it embeds."""

from collections import defaultdict
from datetime import UTC, datetime

from domain.clock import parse, seconds
from domain.database import db
from domain.projections.editions import Edition

Entry = dict[str, str]
Key = tuple[str, str]

# Of the editions that embed something: the notes of whatever any edition of the document embeds, in every locale, from
# the moment on when it was first embedded.
_EMBEDDED = """
WITH shown AS (
    SELECT DISTINCT content_id, locale
    FROM unnest(%s::uuid[], %s::text[], %s::int[]) AS shown (content_id, locale, user_facing_version)
    JOIN edition_links USING (content_id, locale, user_facing_version) WHERE link_type = 'embed'
), embedding AS (
    SELECT content_id, locale, target_content_id, min(linked_at) AS since
    FROM edition_links JOIN shown USING (content_id, locale) WHERE link_type = 'embed'
    GROUP BY content_id, locale, target_content_id
)
SELECT embedding.content_id::text, embedding.locale, block.change_note, block.change_noted_at
FROM embedding JOIN editions AS block ON block.content_id = embedding.target_content_id
WHERE block.state <> 'draft' AND block.change_note IS NOT NULL AND block.change_noted_at > since
"""


def change_histories(shown: list[Edition]) -> list[list[Entry]]:
    """For each edition what changed and when, newest first: as its publisher says, else the notes of it and those
    before it; and the notes of what it embeds. Empty where there is nothing to add to what the publisher says.

    Two queries for any number of editions.
    """
    noted, embedded = _noted_editions(shown), _embedded_notes(shown)
    return [_history(edition, noted[_key(edition)], embedded[_key(edition)]) for edition in shown]


def _history(edition: Edition, noted: list[Edition], embedded: list[Entry]) -> list[Entry]:
    own = edition.details.get("change_history")
    if own and not embedded:
        return []
    entries = own or [
        _entry(each.change_note, each.change_noted_at)
        for each in noted
        if each.user_facing_version <= edition.user_facing_version
    ]
    return sorted([*entries, *embedded], key=_moment, reverse=True)


def _noted_editions(shown: list[Edition]) -> dict[Key, list[Edition]]:
    rows = Edition.select(
        Edition.content_id, Edition.locale, Edition.user_facing_version, Edition.change_note, Edition.change_noted_at
    ).where(
        Edition.content_id.in_([edition.content_id for edition in shown])
        & Edition.change_note.is_null(False)
        & Edition.change_noted_at.is_null(False)
    )
    noted: dict[Key, list[Edition]] = defaultdict(list)
    for edition in rows:
        noted[_key(edition)].append(edition)
    return noted


def _embedded_notes(shown: list[Edition]) -> dict[Key, list[Entry]]:
    keys = ("content_id", "locale", "user_facing_version")
    columns = [[getattr(edition, name) for edition in shown] for name in keys]
    notes: dict[Key, list[Entry]] = defaultdict(list)
    for content_id, locale, note, noted_at in db.execute_sql(_EMBEDDED, columns):
        notes[content_id, locale].append(_entry(note, noted_at))
    return notes


def _entry(note: str, noted_at) -> Entry:
    return {"note": note, "public_timestamp": seconds(noted_at)}


def _moment(entry: object) -> datetime:
    """When an entry is of; what a publisher sent without a time counts as oldest."""
    try:
        return parse(entry["public_timestamp"])
    except (KeyError, TypeError, ValueError):
        return datetime.min.replace(tzinfo=UTC)


def _key(edition: Edition) -> Key:
    return edition.content_id, edition.locale
