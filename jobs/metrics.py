"""What is counted while it happens. The processes of one host share files, so each can tell what all have counted."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prometheus_client import Counter, Histogram, values

    # Chosen by the library when it is imported, which may have been before it was said where to count.
    values.ValueClass = values.get_value_class()

SHARED_BY = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


@dataclass(frozen=True)
class Meters:
    commands: "Counter"
    seconds: "Histogram"
    requests: "Histogram"
    items: "Counter"
    batches: "Histogram"


def share(data: Path) -> None:
    """Count in files below `data`, together with the other processes of this host; call it before counting anything."""
    if SHARED_BY not in os.environ:
        (data / "metrics").mkdir(parents=True, exist_ok=True)
        os.environ[SHARED_BY] = str(data / "metrics")


@cache
def meters() -> Meters:
    """All that is counted."""
    from prometheus_client import Counter, Histogram, values

    # Chosen by the library when it is imported, which may have been before it was said where to count.
    values.ValueClass = values.get_value_class()

    def timed(name: str, what: str, *labels: str) -> Histogram:
        return Histogram(f"annals_{name}_seconds", what, labels, buckets=BUCKETS)

    return Meters(
        commands=Counter("annals_commands", "Commands, by kind and by what became of them", ("command", "result")),
        seconds=timed("command", "How long commands took", "command"),
        requests=timed("request", "How long requests took", "route", "method", "status"),
        items=Counter("annals_items", "Items that were sent to a target, by how it went", ("target", "result")),
        batches=timed("delivery", "How long batches took", "target"),
    )
