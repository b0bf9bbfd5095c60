"""Publications are counted by day and organisation, and counted again they come out the same."""

from datetime import timedelta

import pytest

from domain import clock, commands
from domain.database import db as connected
from domain.followers import catch_up, filling, follow_on, following, publications_per_day
from domain.followers.publications_per_day import NONE, names_of, publications
from domain.handle import handle
from domain.verification import projections
from tests.examples import new_id, save

FIRST, SECOND = "0e8f0000-0000-4000-8000-000000000001", "0e8f0000-0000-4000-8000-000000000002"


def publish(actor, links: dict | None = None, link_set: dict | None = None) -> str:
    content_id = new_id()
    handle(save(content_id, base_path=f"/{content_id}", links=links or {}), actor)
    if link_set:
        handle(commands.PatchLinks(content_id=content_id, links=link_set), actor)
    handle(commands.Publish(content_id=content_id), actor)
    return content_id


def counted() -> dict[tuple, int]:
    catch_up(publications_per_day)
    today = clock.now().date()
    found = publications(today - timedelta(days=2), today)
    return {(each.organisation, (today - each.day).days): each.published for each in found}


@pytest.fixture
def published(db, actor) -> None:
    """One page of nobody; two of the first organisation, of which one is of the second as well."""
    publish(actor)
    publish(actor, {"organisations": [FIRST]})
    publish(actor, {"primary_publishing_organisation": [FIRST]}, {"organisations": [FIRST, SECOND]})


def test_each_publication_counts_for_the_organisations_it_had_then(published, actor):
    assert counted() == {(NONE, 0): 1, (FIRST, 0): 2, (SECOND, 0): 1}
    moved = publish(actor, {"organisations": [SECOND]})
    handle(save(moved, base_path=f"/{moved}", links={"organisations": [FIRST]}), actor)
    assert counted() == {(NONE, 0): 1, (FIRST, 0): 2, (SECOND, 0): 2}
    handle(commands.Publish(content_id=moved), actor)
    assert counted() == {(NONE, 0): 1, (FIRST, 0): 3, (SECOND, 0): 2}


def test_verifying_counts_again(published):
    counted()
    assert projections.run().ok
    connected.execute_sql("UPDATE publications_per_day SET published = 7 WHERE organisation = %s", (FIRST,))
    [difference] = projections.run().differences
    assert (difference.table, difference.column, difference.is_, difference.should) == (
        "publications_per_day", "published", 7, 2,
    )  # fmt: skip


def test_until_it_has_caught_up_for_the_first_time_it_says_how_far_it_is(published, monkeypatch):
    monkeypatch.setattr(following, "BATCH", 5)
    assert filling(publications_per_day).position == 0
    follow_on(publications_per_day)
    assert (filling(publications_per_day).position, filling(publications_per_day).head) == (5, 10)
    counted()
    assert filling(publications_per_day) is None


def test_a_new_version_is_filled_from_the_first_event_and_says_so(published, monkeypatch, caplog):
    before = counted()
    monkeypatch.setattr(publications_per_day, "VERSION", 2)
    assert filling(publications_per_day).position == 0
    assert counted() == before
    assert "publications_per_day has changed and is filled from the first event anew" in caplog.text
    assert filling(publications_per_day) is None


def test_organisations_are_called_what_their_live_editions_are(db, actor):
    content_id = publish(actor)
    handle(save(content_id, base_path=f"/{content_id}", title="Not yet"), actor)
    assert names_of({content_id, FIRST}) == {content_id: "Keep bees"}
