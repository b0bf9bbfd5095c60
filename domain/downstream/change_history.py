"""The change history that readers see: the notes of an edition and of those before it."""

from collections import defaultdict

from domain.clock import seconds
from domain.projections.editions import Edition

Entry = dict[str, str]


def change_histories(shown: list[Edition]) -> list[list[Entry]]:
    """For each edition the notes of it and those before it, newest first; empty where its publisher sent a history.

    One query for any number of editions.
    """
    noted = _noted_editions(shown)
    return [[] if edition.details.get("change_history") else _from_notes(edition, noted) for edition in shown]


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


def _from_notes(edition: Edition, noted: dict[tuple[str, str], list[Edition]]) -> list[Entry]:
    notes = [
        each
        for each in noted.get((edition.content_id, edition.locale), ())
        if each.user_facing_version <= edition.user_facing_version
    ]
    notes.sort(key=lambda each: each.change_noted_at, reverse=True)
    return [{"note": each.change_note, "public_timestamp": seconds(each.change_noted_at)} for each in notes]
