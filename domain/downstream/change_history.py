"""The change history that readers see: the notes of an edition and of those before it."""

from collections import defaultdict

from domain.clock import seconds
from domain.projections.editions import Edition

Entry = dict[str, str]


def change_histories(shown: list[Edition]) -> list[list[Entry]]:
    """For each edition its change history, newest first; a publisher's own history takes the place of the notes.

    One query for any number of editions.
    """
    noted = _noted_editions(shown)
    return [_own_history(edition) or _from_notes(edition, noted) for edition in shown]


def _noted_editions(shown: list[Edition]) -> dict[tuple[str, str], list[Edition]]:
    rows = Edition.select(
        Edition.content_id, Edition.locale, Edition.user_facing_version, Edition.change_note, Edition.change_noted_at
    ).where(
        Edition.content_id.in_([edition.content_id for edition in shown])
        & Edition.change_note.is_null(False)
        & Edition.change_noted_at.is_null(False)
    )
    noted: dict[tuple[str, str], list[Edition]] = defaultdict(list)
    for edition in rows:
        noted[edition.content_id, edition.locale].append(edition)
    return noted


def _own_history(edition: Edition) -> list[Entry]:
    history = edition.details.get("change_history")
    entries = [entry for entry in history if _is_entry(entry)] if isinstance(history, list) else []
    return sorted(entries, key=lambda entry: entry["public_timestamp"], reverse=True)


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(name), str) for name in ("note", "public_timestamp"))


def _from_notes(edition: Edition, noted: dict[tuple[str, str], list[Edition]]) -> list[Entry]:
    notes = [
        each
        for each in noted.get((edition.content_id, edition.locale), ())
        if each.user_facing_version <= edition.user_facing_version
    ]
    notes.sort(key=lambda each: each.change_noted_at, reverse=True)
    return [{"note": each.change_note, "public_timestamp": seconds(each.change_noted_at)} for each in notes]
