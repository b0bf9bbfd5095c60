"""Promises 5 and 6: whatever happens, dies or is away meanwhile, in the end everything is as the log says."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from redis import Redis

from domain import database
from jobs import context
from jobs.checks import CHECKS
from tests.domain.past.random_history import RandomHistory
from tests.stack import until

WORKERS = ("worker", "worker-2")
#: What may be away: the process that is halted.
STORES = ("content-store", "draft-content-store")


def any_run(stack) -> type[RuleBasedStateMachine]:
    """The machine that drives this stack."""

    class AnyRun(RuleBasedStateMachine):
        """Random commands, with workers killed and stores away, emptied or edited by hand in between."""

        @initialize(seed=st.integers(0, 2**32))
        def begin(self, seed: int):
            empty_all(stack)
            self.history, self.away = RandomHistory(seed, documents=6), set()

        @rule(events=st.integers(1, 25))
        def things_happen(self, events: int):
            self.history.go_on(events)

        @rule(name=st.sampled_from(WORKERS))
        def a_worker_is_killed(self, name: str):
            if stack.processes[name].poll() is None:
                stack.kill(name)
            if not self.away:
                stack.start(name)

        @precondition(lambda self: not self.away)
        @rule(name=st.sampled_from(STORES))
        def a_store_goes_away(self, name: str):
            stack.kill(name)
            self.away.add(name)

        @precondition(lambda self: self.away)
        @rule()
        def it_comes_back(self):
            self.away.clear()
            stack.start()

        @rule()
        def redis_forgets(self):
            Redis.from_url(stack.settings.redis_url).flushdb()

        def teardown(self):
            stack.start()
            until(stack.settled, seconds=90)
            for check in CHECKS:
                report = check.run(lambda words: None, True)
                assert report.ok, (report.sentence, [each.sentence for each in report.differences])

    return AnyRun


def empty_all(stack) -> None:
    """An empty system, whatever the run before has left."""
    stack.start()
    until(stack.settled, seconds=90)
    database.reset(stack.settings.database_owner_url)
    stack.empty()


def test_after_any_run_everything_is_as_the_log_says(stack):
    context.start(stack.settings)
    database.db.connect(reuse_if_open=True)
    run_state_machine_as_test(
        any_run(stack),
        settings=settings(
            max_examples=6,
            stateful_step_count=8,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )
