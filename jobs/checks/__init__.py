"""The checks that answer whether the whole system is in a valid state. To add one: write it, and list it here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from domain import log, runs
from domain.downstream.targets import DRAFT, LIVE, SEARCH
from domain.errors import Refusal
from domain.verification import Report, projections
from jobs.checks import of_log, of_target

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Check:
    """A part of the answer. `run` may take long, tells how far it is, and changes nothing; `deep` is more thorough."""

    name: str
    label: str
    run: Callable[[Progress, bool], Report]


CHECKS = (
    Check("log", "The log", of_log.run),
    Check("projections", "The projections", lambda progress, deep: projections.run(progress)),
    Check(DRAFT, "The draft content store", partial(of_target.run, DRAFT)),
    Check(LIVE, "The live content store", partial(of_target.run, LIVE)),
    Check(SEARCH, "Search", partial(of_target.run, SEARCH)),
)
NAMES = tuple(check.name for check in CHECKS)


def verdict(check: Check, progress: Progress, deep: bool) -> Report:
    """Run a check and keep what it said; one that cannot tell says why, and does not hold."""
    position = log.head()[0]
    try:
        report = check.run(progress, deep)
    except (Refusal, of_target.CannotTell) as error:
        report = Report(False, f"It could not be verified: {error}")
    sentences = [each.sentence for each in report.differences]
    runs.give_verdict(check.name, report.ok, report.sentence, sentences, report.total, position)
    return report
