"""Repairing a target: exactly what differs is sent again, here and by the workers, and then looked at once more."""

import time
from dataclasses import dataclass

from domain import log
from domain.downstream import items
from domain.downstream.drift import Difference, record, repair
from jobs.reconcile import reconcile
from jobs.verify_targets import confirm

#: Beyond this, what has not arrived will be tried again by the workers.
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Repaired:
    """How many items were sent again, where the target still differs, and the last error of what has not arrived."""

    sent: int
    differences: list[Difference]
    waiting: dict[str, str]


def repair_target(target: str, found: list[Difference]) -> Repaired:
    """Have `target` brought into line at exactly the keys where it differs, and look at them again."""
    keys = [each.key for each in found]
    repair(found, log.head()[0])
    waiting = _deliver(target, keys)
    still = confirm(target, [key for key in keys if key not in waiting], deep=True)
    record(target, [key for key in keys if key not in waiting], still)
    return Repaired(len(keys), still, waiting)


def _deliver(target: str, keys: list[str]) -> dict[str, str]:
    """Deliver until nothing is owed at these keys, or patience ends; what then still waits, and why."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (owed := items.owed_at(target, keys)) and time.monotonic() < deadline:
        if not reconcile(target):
            time.sleep(0.1)
    return owed
