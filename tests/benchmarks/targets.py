"""How many documents a second are verified at each target, and how many come back to one that was emptied.

python -m tests.benchmarks.targets [DOCUMENTS]     20,000 unless said otherwise; the real system, on ports of its own
"""

import sys
from collections.abc import Callable
from time import perf_counter

from domain.downstream.drift import repair
from domain.downstream.targets import DRAFT, LIVE, SEARCH
from domain.log import head
from jobs import context
from jobs.verify_targets import Look, verify
from tests.benchmarks import site
from tests.conftest import connected, running_servers
from tests.stack import Stack, until


def main(documents: int) -> None:
    """Fill a site whose targets are empty, fill those, verify them, and print a line for each."""
    with running_servers() as settings:
        stack = Stack(settings)
        try:
            stack.start()
            with connected(stack):
                context.start(settings)
                site.fill(settings.database_owner_url, documents)
                for target in (DRAFT, LIVE, SEARCH):
                    measure(stack, target)
        finally:
            stack.stop()


def measure(stack: Stack, target: str) -> None:
    """Have what a target lacks sent, then verify it, both ways."""
    look = timed(f"{target}: found to be empty", lambda: verify(target, deep=False))
    timed(f"{target}: filled again", lambda: refill(stack, target, look))
    for deep in (False, True):
        look = timed(
            f"{target}: verified {'deeply' if deep else 'quickly'}", lambda deep=deep: verify(target, deep=deep)
        )
        assert look.differences == [], look.differences[:3]


def refill(stack: Stack, target: str, look: Look) -> Look:
    """Have everything that is missing sent again, and wait until it has arrived."""
    repair(look.differences, head()[0])
    until(stack.settled, seconds=1200)
    return look


def timed(what: str, work: Callable[[], Look]) -> Look:
    started = perf_counter()
    look = work()
    took = perf_counter() - started
    print(f"{what:<48}{len(look.keys):>8,} documents{took:>8.1f} s{len(look.keys) / took:>9,.0f} a second", flush=True)
    return look


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 20_000)
