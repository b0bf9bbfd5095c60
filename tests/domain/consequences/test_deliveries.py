"""What an event made wanted is worked out again, long after, as it was marked when it happened."""

from domain import handle as one_door
from domain import log, past
from domain.consequences.deliveries import deliveries_of
from domain.downstream.wanted import wanted_items
from tests.domain.downstream.site import Queries
from tests.domain.past.random_history import RandomHistory


def test_every_event_of_a_random_history_made_wanted_what_is_worked_out_of_it_now(db, monkeypatch):
    marked = {}

    def noted(before, after, recorded):
        marked[recorded.stream, recorded.version] = wanted_items(before, after, recorded)
        return marked[recorded.stream, recorded.version]

    monkeypatch.setattr(one_door, "wanted_items", noted)
    RandomHistory(seed=5, documents=6).go_on(150)
    past.reached()
    for recorded in log.read():
        found = deliveries_of(recorded)
        items = {(each.target, each.key) for each in (*found.own, *found.resolution)}
        assert items == marked[recorded.stream, recorded.version], recorded.position
    assert sum(map(len, marked.values())) > 300


def test_it_takes_the_same_number_of_queries_however_long_the_history_is(db):
    history = RandomHistory(seed=6, documents=3)
    history.go_on(60)
    few = _most_queries()
    history.go_on(100)
    assert _most_queries() <= few + 4


def _most_queries() -> int:
    past.reached()
    counts = []
    for recorded in [each for each in log.read() if each.type == "EditionPublished"][-3:]:
        with Queries() as queries:
            deliveries_of(recorded)
        counts.append(queries.count)
    return max(counts)
