"""Keeping times: once, by whoever comes first, in nobody's hand, and with a reason where it cannot be."""

import os
import signal
import threading
from datetime import timedelta

import pytest

from domain import clock, commands, log, scheduling
from domain.describe import describe
from domain.errors import Invalid
from domain.handle import handle
from domain.log import Actor
from domain.projections import schedules
from domain.projections.editions import owner_of
from tests.domain.test_killed import NEVER, Fragile, in_a_child
from tests.examples import new_id, save

AT = {"hours": 1}


@pytest.fixture
def scheduled(db, actor):
    content_id = new_id()
    handle(save(content_id), actor)
    schedule(content_id, actor)
    return content_id


def schedule(content_id: str, actor: Actor, **more) -> None:
    publish_at = clock.timestamp(clock.now() + timedelta(**AT))
    handle(commands.SchedulePublication(content_id=content_id, publish_at=publish_at, **more), actor)


@pytest.fixture
def later(monkeypatch):
    """Move the clock on by so much."""
    now = clock.now

    def move(**much) -> None:
        monkeypatch.setattr(clock, "now", lambda: now() + timedelta(**much))

    return move


def types() -> list[str]:
    return [each.type for each in log.read() if not each.type.startswith("Path")]


def sentences() -> list[str]:
    name_of = {"8f1e2d3c-0000-4000-8000-000000000001": "Ada Lovelace"}.get
    return [str(describe(each, name_of, "Keep bees")) for each in log.read()]


def test_before_its_time_nothing_is_published(scheduled):
    assert scheduling.publish_due() == 0
    assert types() == ["DraftSaved", "PublicationScheduled"]


def test_at_its_time_it_is_published_by_the_schedule(scheduled, later):
    later(hours=1, seconds=5)
    assert scheduling.publish_due() == 1
    assert types()[2:] == ["ScheduleMet", "EditionPublished"]
    assert "The schedule published ‘Keep bees’ (edition 1, major), as Ada Lovelace had scheduled." in sentences()
    assert any("The schedule kept the time set for ‘Keep bees’" in each for each in sentences())
    assert (scheduling.publish_due(), schedules.listed()) == (0, [])


def test_late_it_says_how_late(scheduled, later):
    later(hours=3, minutes=2, seconds=5)
    scheduling.publish_due()
    assert any("The schedule was 2 hours 2 minutes late with ‘Keep bees’ (due at" in each for each in sentences())


def test_many_workers_publish_it_once(scheduled, later, db):
    later(hours=2)
    due = schedules.due(clock.now(), 10)

    def work():
        for each in due:
            scheduling._publish(each)
        db.close()

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert types()[2:] == ["ScheduleMet", "EditionPublished"]


def test_a_worker_killed_at_any_statement_leaves_it_due_or_done(scheduled, servers, later, db):
    later(hours=2)

    def work(at: int, dies_after: bool) -> int:
        from domain import database

        database.connect(servers.database_url)
        database.db.connect_params["cursor_factory"] = Fragile
        database.db.connect()
        Fragile.statements, Fragile.dies_at, Fragile.dies_after = 0, at, dies_after
        scheduling.publish_due()
        os._exit(0)

    for at, dies_after in ((at, after) for at in range(1, NEVER, 3) for after in (False, True)):
        db.close_all()
        ended = in_a_child(lambda: work(at, dies_after))  # noqa: B023
        db.connect()
        if ended != -signal.SIGKILL or types()[2:]:
            break
        assert [each.problem for each in schedules.listed()] == [None]
    scheduling.publish_due()
    assert types()[2:] == ["ScheduleMet", "EditionPublished"]
    assert schedules.listed() == []


def test_a_draft_that_an_application_changed_is_not_published_unseen(scheduled, later, actor):
    handle(save(scheduled, title="Keep wasps"), Actor(person=None, application="w", trigger="api", request_id="r-2"))
    later(hours=2)
    scheduling.publish_due()
    assert types()[-1] == "ScheduleMissed"
    assert "not what was scheduled any more" in schedules.schedule_of(scheduled, "en").problem
    assert scheduling.publish_due() == 0
    handle(commands.Publish(content_id=scheduled), actor)
    assert types()[-2:] == ["EditionPublished", "ScheduleCancelled"]


def test_what_stands_in_its_way_is_kept_as_the_reason(scheduled, later, actor):
    application = Actor(person=None, application="w", trigger="api", request_id="r-2")
    other = new_id()
    handle(save(other, locale="cy", base_path="/other"), application)
    handle(commands.Publish(content_id=other, locale="cy"), application)
    schedules.Schedule._meta.database.execute_sql(
        "UPDATE editions SET base_path = '/keep-bees' WHERE content_id = %s", (other,)
    )
    later(hours=2)
    scheduling.publish_due()
    assert owner_of("/keep-bees", "live").content_id == other
    assert "conflicts with content_id" in schedules.schedule_of(scheduled, "en").problem


def test_an_approval_that_became_void_stops_it(db, actor, later):
    grace = Actor(person=new_id(), application="annals", trigger="person", request_id="r-3")
    handle(commands.CreateAccount(account_id=grace.person, role="publisher"), actor)
    content_id = new_id()
    handle(save(content_id, document_type="news_article", schema_name="news_article"), actor)
    handle(commands.RequestReview(content_id=content_id), actor)
    handle(commands.Approve(content_id=content_id, seen=1), grace)
    schedule(content_id, actor)
    handle(commands.PatchLinks(content_id=content_id, links={"organisations": [new_id()]}), actor)
    later(hours=2)
    scheduling.publish_due()
    assert types()[-2:] == ["ApprovalVoided", "ScheduleMissed"]
    assert "nobody has approved the draft as it stands" in schedules.schedule_of(content_id, "en").problem


def test_a_reason_given_with_the_time_counts_when_it_comes(db, actor, later):
    content_id = new_id()
    handle(save(content_id, document_type="news_article", schema_name="news_article"), actor)
    with pytest.raises(Invalid, match="nobody has approved"):
        schedule(content_id, actor)
    schedule(content_id, actor, without_review="Nobody is here")
    later(hours=2)
    scheduling.publish_due()
    assert types()[-3:] == ["ScheduleMet", "EditionPublished", "PublishedWithoutReview"]


@pytest.mark.parametrize(
    ("command", "last"),
    [
        (commands.Publish, "ScheduleCancelled"),
        (commands.DiscardDraft, "ScheduleCancelled"),
        (commands.CancelSchedule, "ScheduleCancelled"),
    ],
)
def test_what_is_done_by_hand_cancels_it(scheduled, later, actor, command, last):
    handle(command(content_id=scheduled), actor)
    assert types()[-1] == last
    later(hours=2)
    assert scheduling.publish_due() == 0
