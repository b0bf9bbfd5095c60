"""What somebody should look at, found in the list: reviews that wait, publications without one, schedules."""

from datetime import UTC, datetime

import pytest

from domain import clock, commands
from domain.catalogue import find
from domain.handle import handle
from tests.examples import new_id, save

NEWS = {"document_type": "news_story", "schema_name": "news_article"}


def found(attention: str) -> list[str]:
    return [row.content_id for row in find({"attention": [attention]}, {}).rows]


@pytest.fixture
def draft(db, actor) -> str:
    content_id = new_id()
    handle(save(content_id, **NEWS), actor)
    return content_id


def test_a_draft_that_waits_for_review(draft, actor):
    assert found("needs-review") == []
    handle(commands.RequestReview(content_id=draft), actor)
    assert (found("needs-review"), found("look-back")) == ([draft], [])


def test_a_draft_that_could_not_be_published_as_it_stands(draft, actor):
    assert found("failing-checks") == []
    handle(save(draft, **NEWS, details={"body": ""}), actor)
    assert found("failing-checks") == [draft]
    handle(commands.DiscardDraft(content_id=draft), actor)
    assert found("failing-checks") == []


def test_what_was_published_without_review(draft, actor):
    handle(commands.Publish(content_id=draft, without_review="A swarm is on its way"), actor)
    assert (found("look-back"), found("needs-review")) == ([draft], [])


def test_what_is_to_be_published_by_itself(draft, actor, monkeypatch):
    at = "2100-01-01T00:00:00.000000Z"
    handle(commands.SchedulePublication(content_id=draft, publish_at=at, without_review="Late"), actor)
    assert (found("scheduled"), found("schedule-missed")) == ([draft], [])
    monkeypatch.setattr(clock, "now", lambda: datetime(2100, 1, 2, tzinfo=UTC))
    handle(commands.MissSchedule(content_id=draft, problem="The draft has changed"), actor)
    assert (found("scheduled"), found("schedule-missed")) == ([], [draft])
