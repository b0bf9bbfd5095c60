"""/documents/<content_id>/<locale>/schedule, and the list of what is scheduled"""

import pytest

from domain import clock, commands, log, scheduling
from domain.handle import handle
from tests.examples import save

from .conftest import BEES, BEES_PATH, OPERATOR

LATER = {"publish_date": "2100-02-03", "publish_time": "09:00"}


def types(count: int) -> list[str]:
    return [each.type for each in log.read_back(limit=count)]


@pytest.fixture
def scheduled(editor, draft):
    return editor.send(editor.get(BEES_PATH), "Schedule", title="Keep more bees", **LATER)


def test_what_was_typed_is_saved_and_scheduled(editor, scheduled):
    assert "Scheduled. It will be published by itself." in scheduled.text
    assert "It will be published at 09:00 UTC on Wednesday 3 February 2100" in scheduled.text
    assert types(2) == ["PublicationScheduled", "DraftSaved"]
    assert "Keep more bees" in editor.get("/schedules").text


def test_meanwhile_it_cannot_be_changed_and_nothing_typed_is_lost(editor, scheduled):
    refused = editor.send(scheduled, "Save draft", 409, title="Keep no bees")
    assert "scheduled to be published at 09:00 UTC on 2100-02-03, so it cannot be changed" in refused.text
    assert refused.form("Save draft").fields["title"] == "Keep no bees"
    page = editor.send(editor.get(BEES_PATH), "Cancel the schedule")
    assert "Ada Lovelace cancelled the publication of ‘Keep more bees’" in page.text
    assert editor.send(page, "Save draft", title="Keep no bees").heading == "Keep no bees"
    assert "Nothing is scheduled" in editor.get("/schedules").text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Enter the date and the time at which to publish it"),
        ({"publish_date": "2100-02-31", "publish_time": "09:00"}, "Enter the date and the time"),
        ({"publish_date": "2020-02-03", "publish_time": "09:00"}, "The time is in the past; publish it now"),
    ],
)
def test_a_time_that_cannot_be_is_said(editor, draft, typed, sentence):
    page = editor.send(editor.get(BEES_PATH), "Schedule", 422, title="Keep more bees", **typed)
    assert sentence in page.text
    assert page.form("Schedule").fields["title"] == "Keep more bees"
    assert page.form("Schedule").fields["publish_date"] == typed.get("publish_date", "")


def test_why_it_was_not_published_is_shown_where_people_look(editor, scheduled, monkeypatch):
    handle(save(BEES, title="By an application"), OPERATOR)
    now = clock.parse("2100-02-03T09:00:05+00:00")
    with monkeypatch.context() as then:
        then.setattr(clock, "now", lambda: now)
        scheduling.publish_due()
    assert "Not published The draft is not what was scheduled any more" in editor.get("/schedules").text
    page = editor.get(BEES_PATH)
    assert "Not published It was due at 09:00 UTC" in page.text
    editor.send(page, "Dismiss")
    assert "Nothing is scheduled" in editor.get("/schedules").text


def test_publishing_it_now_cancels_the_schedule(editor, scheduled):
    editor.send(scheduled, "Publish")
    assert types(2) == ["ScheduleCancelled", "EditionPublished"]


def test_without_a_draft_nothing_can_be_scheduled(editor, bees):
    assert "Publish later" not in editor.get(BEES_PATH).text


def test_the_list_takes_a_constant_number_of_queries(editor, scheduled, count_queries):
    with count_queries() as for_one:
        editor.get("/schedules")
    for number in range(5):
        command = save(base_path=f"/{number}")
        handle(command, OPERATOR)
        at = "2100-01-01T00:00:00.000000Z"
        handle(commands.SchedulePublication(content_id=command.content_id, publish_at=at), OPERATOR)
    with count_queries() as for_many:
        editor.get("/schedules")
    assert len(for_many) == len(for_one)
