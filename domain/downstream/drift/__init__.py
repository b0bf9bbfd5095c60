"""Drift: a target that does not hold what the log says. Comparing, keeping what was found, and having it sent again."""

from domain.downstream.drift.comparing import ALTERED, EXTRA, KINDS, MISSING, STALE, Difference, Held, Should, compare
from domain.downstream.drift.expected import never_wanted, should_hold, should_hold_at
from domain.downstream.drift.records import Known, counts, forget_old, known, mended, record, repair
from domain.downstream.drift.verifications import DEEP, QUICK, Verification, due, failed, reached, verifications

__all__ = [
    "ALTERED",
    "DEEP",
    "EXTRA",
    "KINDS",
    "MISSING",
    "QUICK",
    "STALE",
    "Difference",
    "Held",
    "Known",
    "Should",
    "Verification",
    "compare",
    "counts",
    "due",
    "failed",
    "forget_old",
    "known",
    "mended",
    "never_wanted",
    "reached",
    "record",
    "repair",
    "should_hold",
    "should_hold_at",
    "verifications",
]
