"""A follower enters every event once and in order, whoever asks it to, and whatever dies on the way."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from peewee import PostgresqlDatabase

from domain import database, log
from domain.followers import behind, catch_up, follow_on, following
from domain.handle import handle
from jobs.follow import follow
from tests.examples import new_id, save


class Listing:
    """A follower that lists the positions it has entered."""

    NAME = "listing"
    TABLES = ("listing",)

    def __init__(self):
        self.dies = False

    def follow(self, events: list[log.Recorded]) -> None:
        for event in events:
            database.db.execute_sql("INSERT INTO listing (place) VALUES (%s)", (event.position,))
        if self.dies:
            raise RuntimeError("died")

    @property
    def entered(self) -> list[int]:
        return [place for (place,) in database.db.execute_sql("SELECT place FROM listing ORDER BY number")]


@pytest.fixture
def listing(db, servers):
    owner = PostgresqlDatabase(servers.database_owner_url)
    with owner.connection_context():
        owner.execute_sql("CREATE TABLE projection.listing (number serial, place bigint UNIQUE)")
        owner.execute_sql("GRANT ALL ON projection.listing TO public")
        owner.execute_sql("GRANT ALL ON SEQUENCE projection.listing_number_seq TO public")
        yield Listing()
        owner.execute_sql("DROP TABLE projection.listing")


def save_drafts(count: int, actor) -> int:
    for _ in range(count):
        content_id = new_id()
        handle(save(content_id, base_path=f"/{content_id}"), actor)
    return log.head()[0]


def all_up_to(position: int) -> list[int]:
    return list(range(1, position + 1))


def test_whoever_reads_sees_what_has_just_happened(listing, actor):
    for _ in range(2):
        head = save_drafts(1, actor)
        assert catch_up(listing) == 0
        assert listing.entered == all_up_to(head)


def test_who_is_far_behind_is_not_waited_for_and_says_how_far(listing, actor, monkeypatch):
    monkeypatch.setattr(following, "READERS_WAIT_FOR", 3)
    head = save_drafts(2, actor)

    assert catch_up(listing) == head > 3
    assert listing.entered == []

    follow([listing])
    assert catch_up(listing) == behind(listing) == 0
    assert listing.entered == all_up_to(head)


def test_a_batch_that_dies_is_entered_again_and_not_twice(listing, actor, monkeypatch):
    monkeypatch.setattr(following, "BATCH", 2)
    head = save_drafts(2, actor)
    follow_on(listing)
    listing.dies = True
    with pytest.raises(RuntimeError):
        follow_on(listing)
    assert listing.entered == [1, 2]

    listing.dies = False
    follow([listing])
    assert listing.entered == all_up_to(head)


def test_two_who_enter_at_once_take_turns(listing, actor, monkeypatch):
    monkeypatch.setattr(following, "BATCH", 1)
    head = save_drafts(5, actor)

    def enter():
        with database.db.connection_context():
            follow([listing])

    with ThreadPoolExecutor(4) as pool:
        for turn in [pool.submit(enter) for _ in range(4)]:
            turn.result()
    assert listing.entered == all_up_to(head)
