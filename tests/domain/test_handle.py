"""The one door: everything of a command is stored, or nothing."""

import threading

import pytest

from domain import commands, log, streams
from domain.errors import Conflict, Invalid, Refusal
from domain.handle import handle
from domain.projections import editions
from tests.examples import new_id, save


def stored(db) -> dict[str, int]:
    """How many rows there are of everything that a command writes."""
    tables = (
        "log.events",
        "downstream.items",
        "streams",
        "documents",
        "editions",
        "edition_links",
        "path_reservations",
    )
    return {table: db.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}  # noqa: S608 -- the tables above


def test_a_command_appends_projects_and_marks_what_is_wanted(db, actor):
    command = save(links={"organisations": [new_id()]})
    receipt = handle(command, actor)
    assert receipt.position == 2
    assert [event.type for event in receipt.events] == ["PathReserved", "DraftSaved"]
    assert editions.owner_of("/keep-bees", "draft").title == "Keep bees"
    wanted = db.execute_sql("SELECT target, key, wanted, delivered FROM downstream.items ORDER BY 1, 2").fetchall()
    changed = f"draft:{command.content_id}:en:changed"
    assert wanted == [("dependencies", changed, 2, 0), ("draft-content-store", "/keep-bees", 2, 0)]


def test_the_envelope_tells_who_through_what_and_in_which_request(db, actor):
    handle(save(), actor)
    for recorded in log.read():
        assert (recorded.actor, recorded.application, recorded.trigger) == (actor.person, "tests", "person")
        assert recorded.request_id == "r-1"


@pytest.mark.parametrize(
    "refused",
    [
        save(title=""),
        save(base_path="/bees/"),
        save(links={"organisations": ["bees"]}),
        save(expected_version=3),
        save(locale="xx"),
        commands.Publish(content_id=new_id()),
        commands.DiscardDraft(content_id=new_id()),
        commands.PatchLinks(content_id=new_id(), links={"x": ["y"]}),
    ],
    ids=lambda command: type(command).__name__,
)
def test_a_refused_command_stores_nothing(db, actor, refused):
    with pytest.raises(Refusal):
        handle(refused, actor)
    assert set(stored(db).values()) == {0}
    assert log.head()[0] == 0


def test_nothing_to_do_appends_nothing(db, actor):
    command = save(unless_same=True)
    handle(command, actor)
    before = stored(db)
    receipt = handle(command, actor)
    assert (receipt.position, receipt.events, stored(db)) == (None, [], before)


def test_another_document_cannot_take_a_path_that_has_a_draft(db, actor):
    handle(save(), actor)
    with pytest.raises(Invalid, match="conflicts with content_id"):
        handle(save(), actor)
    assert log.head()[0] == 2


def test_another_document_cannot_go_live_on_a_path_that_is_live(db, actor):
    first, second = save(), save()
    handle(first, actor)
    handle(commands.Publish(content_id=first.content_id), actor)
    handle(second, actor)
    with pytest.raises(Invalid, match="conflicts with content_id"):
        handle(commands.Publish(content_id=second.content_id), actor)
    assert editions.owner_of("/keep-bees", "live").content_id == first.content_id


def test_another_application_cannot_use_a_reserved_path(db, actor):
    handle(commands.ReservePath(base_path="/keep-bees", publishing_app="whitehall"), actor)
    with pytest.raises(Invalid, match="already reserved by whitehall"):
        handle(save(), actor)


def test_a_draft_that_moves_or_goes_gives_its_path_up(db, actor):
    content_id = new_id()
    handle(save(content_id), actor)
    handle(save(content_id, base_path="/bees"), actor)
    handle(commands.DiscardDraft(content_id=content_id), actor)
    assert [event.type for event in log.read()][-4:] == ["PathReserved", "DraftSaved", "DraftDiscarded", "PathReleased"]
    assert stored(db)["path_reservations"] == 0


def test_of_two_saves_that_expect_the_same_version_one_wins_and_nothing_of_the_other_is_stored(db, actor):
    content_id = new_id()
    handle(save(content_id), actor)
    start, outcomes = threading.Barrier(2), []

    def save_as(title: str) -> None:
        start.wait()
        try:
            handle(save(content_id, title=title, expected_version=1), actor)
            outcomes.append(title)
        except Conflict:
            outcomes.append(None)
        db.close()

    threads = [threading.Thread(target=save_as, args=(title,)) for title in ("Wasps", "Hornets")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [winner] = [title for title in outcomes if title]
    assert len(outcomes) == 2
    assert editions.owner_of("/keep-bees", "draft").title == winner
    saved = [recorded.event.content.title for recorded in log.read() if recorded.type == "DraftSaved"]
    assert saved == ["Keep bees", winner]
    assert streams.load(f"document:{content_id}:en").version == 2


def test_commands_that_cross_each_others_paths_all_succeed(db, actor):
    """Each holds a document and wants the other's path: a deadlock that PostgreSQL breaks and `handle` tries again."""
    ids = [new_id() for _ in range(4)]
    for number, content_id in enumerate(ids):
        handle(save(content_id, base_path=f"/{number}"), actor)
    failures = []

    def wander(number: int) -> None:
        try:
            for step in range(1, 9):
                handle(save(ids[number], base_path=f"/{number}-{step % 2}"), actor)
                handle(commands.Publish(content_id=ids[number]), actor)
        except Exception as error:
            failures.append(error)
        db.close()

    threads = [threading.Thread(target=wander, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert log.head()[0] == db.execute_sql("SELECT count(*) FROM log.events").fetchone()[0]
