"""Sections 5.1 to 5.3: whatever a change makes look different is marked, at both content stores."""

from hypothesis import HealthCheck, given, settings

from domain.downstream import items
from domain.downstream.present import present
from domain.downstream.targets import TARGET_OF
from jobs.targets import dependencies
from tests.domain.downstream.histories import World, histories


def presented(world: World) -> dict[tuple[str, str], dict | None]:
    return {
        (target, path): item
        for store, target in TARGET_OF.items()
        for path, item in present(world.paths, store).items()
    }


def deliver_everything(db) -> None:
    db.execute_sql("UPDATE downstream.items SET delivered = wanted")


def marked(db) -> set[tuple[str, str]]:
    """What is owed to the content stores once the dependencies are resolved."""
    while owed := items.take("dependencies", 100):
        dependencies.deliver(owed)
        items.settle("dependencies", owed)
    return set(db.execute_sql("SELECT target, key FROM downstream.items WHERE wanted > delivered").fetchall())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories)
def test_whatever_looks_different_after_a_change_is_marked(db, actor, history):
    world = World(actor)
    before = presented(world)
    for step in (each for drawn in history for each in world.steps_of(drawn)):
        deliver_everything(db)
        if world.carry_out(step):
            after = presented(world)
            assert {key for key in after if after[key] != before[key]} <= marked(db), step
            before = after
