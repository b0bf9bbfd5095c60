"""Change notes: who may leave one, and what becomes of it on publishing."""

import pytest

from domain.content import ChangeNote
from tests.domain.deciders.test_document import (
    FRIDAY,
    MONDAY,
    TUESDAY,
    given,
    published,
    publishing,
    saved,
    saving,
    when,
)

HISTORY = [
    {"note": "Older", "public_timestamp": "2025-01-01T09:00:00Z"},
    {"note": "Latest", "public_timestamp": "2025-03-01T09:00:00Z"},
]


def note(text: str, timestamp: str | None) -> ChangeNote:
    return ChangeNote(note=text, public_timestamp=timestamp)


@pytest.mark.parametrize(
    ("changes", "more", "expected"),
    [
        ({"change_note": "New"}, {}, note("New", MONDAY)),
        ({"change_note": "New"}, {"public_updated_at": FRIDAY}, note("New", FRIDAY)),
        ({"details": {"change_note": "Within"}}, {}, note("Within", None)),
        ({"details": {"change_note": "Within"}}, {"public_updated_at": FRIDAY}, note("Within", FRIDAY)),
        ({"details": {"change_history": HISTORY}}, {}, note("Latest", "2025-03-01T09:00:00Z")),
        ({"change_note": "New", "details": {"change_note": "Within"}}, {}, note("New", MONDAY)),
        ({"change_note": " ", "details": {}}, {}, None),
        ({"details": {"change_history": ["x", {"note": 3}], "change_note": 4}}, {}, None),
    ],
)
def test_where_the_note_of_a_major_draft_comes_from(changes, more, expected):
    assert saved(changes=changes, **more).change_note == expected


@pytest.mark.parametrize("update_type", ["minor", "republish", None])
def test_other_drafts_have_none(update_type):
    assert saved(changes={"change_note": "New", "update_type": update_type}).change_note is None


def test_a_draft_that_turns_minor_loses_its_note():
    state = given(saved(changes={"change_note": "New"}))
    [event] = when(state, saving(changes={"change_note": "New", "update_type": "minor"}))
    assert event.change_note is None


def test_publishing_keeps_the_note_and_dates_it():
    [event] = when(given(saved(changes={"details": {"change_note": "Within"}})), publishing())
    assert event.change_note == note("Within", TUESDAY)


@pytest.mark.parametrize(("update_type", "kept"), [("minor", False), ("links", False), ("content_block", True)])
def test_publishing_as_something_else_drops_the_note_or_keeps_it(update_type, kept):
    [event] = when(given(saved(changes={"change_note": "New"})), publishing(update_type=update_type))
    assert (event.change_note is not None) == kept


def test_a_minor_draft_published_as_major_gets_the_note_of_its_details():
    state = given(
        *published(), saved(given(*published()), changes={"update_type": "minor", "details": {"change_note": "X"}})
    )
    [event] = when(state, publishing(at=FRIDAY, update_type="major"))
    assert event.change_note == note("X", FRIDAY)
