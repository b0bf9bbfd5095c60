"""Sections 5.1 to 5.3: whatever a change makes look different is marked, at both content stores."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from domain.downstream import items
from domain.downstream.present import present
from domain.downstream.wanted import TARGET_OF
from jobs.targets import dependencies
from tests.domain.downstream.histories import PATHS, carry_out, steps


def presented() -> dict[tuple[str, str], dict | None]:
    return {
        (target, path): item for store, target in TARGET_OF.items() for path, item in present(PATHS, store).items()
    }


def deliver_everything(db) -> None:
    db.execute_sql("UPDATE downstream.items SET delivered = wanted")


def marked(db) -> set[tuple[str, str]]:
    """What is owed to the content stores once the dependencies are resolved."""
    while owed := items.take("dependencies", 100):
        dependencies.deliver(owed)
        items.settle("dependencies", owed)
    return set(db.execute_sql("SELECT target, key FROM downstream.items WHERE wanted > delivered").fetchall())


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(some.lists(steps, min_size=20, max_size=40))
def test_whatever_looks_different_after_a_change_is_marked(db, actor, history):
    """The histories go on where the one before ended, which makes them longer."""
    before = presented()
    for step in history:
        deliver_everything(db)
        if carry_out(step, actor):
            after = presented()
            assert {key for key in after if after[key] != before[key]} <= marked(db), step
            before = after
