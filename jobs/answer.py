"""One answer to the question: is the whole system in a valid state?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.runs import Verdict

VALID, INVALID, UNKNOWN = "valid", "invalid", "unknown"
#: What was verified longer ago than this says nothing about now.
FRESH = timedelta(days=2)


@dataclass(frozen=True)
class Answer:
    """`state` is valid, invalid or unknown; the sentence answers the question, the reasons say why."""

    state: str
    sentence: str
    reasons: list[str]


def answer(
    names: dict[str, str], verdicts: dict[str, Verdict], drift: dict[str, int], failing: dict[str, int], now: datetime
) -> Answer:
    """From what each check said last (`names`: the checks and their labels), the items by target that are known to
    differ, and those that could not be delivered. A pure function.
    """
    broken = [f"{names[name]}: {each.sentence}" for name, each in verdicts.items() if name in names and not each.ok]
    broken += [f"{_count(count)} at {target} not as the log says" for target, count in drift.items() if count]
    broken += [f"{_count(count)} could not be delivered to {target} yet" for target, count in failing.items() if count]
    if broken:
        return Answer(INVALID, "No: something is not as the log says.", broken)
    unknown = [f"{label} has not been verified yet" for name, label in names.items() if name not in verdicts]
    unknown += [
        f"{names[name]} was verified last on {each.finished_at:%d %B %Y}"
        for name, each in verdicts.items()
        if name in names and now - each.finished_at > FRESH
    ]
    if unknown:
        return Answer(UNKNOWN, "Nobody knows: not all of it has been verified lately.", unknown)
    position = min((each.position for name, each in verdicts.items() if name in names), default=0)
    return Answer(VALID, f"Yes: everything is as the log says, verified up to position {position:,}.", [])


def _count(count: int) -> str:
    return "1 item" if count == 1 else f"{count:,} items"
