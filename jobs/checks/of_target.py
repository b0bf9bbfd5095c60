"""A target: all that it holds, compared with what was delivered, or (deep) with what would be delivered now."""

from collections import Counter
from collections.abc import Callable

from peewee import OperationalError
from urllib3.exceptions import HTTPError

from domain.downstream import drift, items
from domain.verification import Report
from domain.verification.report import MOST
from jobs.targets.content_store import NotReached
from jobs.verify_targets import Unsettled, verify


class CannotTell(Exception):
    """The target does not answer, or not yet; the message is a sentence for people."""


def run(target: str, progress: Callable[[str], None], deep: bool) -> Report:
    """Verify one target. Raises `CannotTell`."""
    try:
        look = verify(target, deep=deep, progress=lambda keys: progress(f"Verifying {target}: {keys:,} items"))
    except (NotReached, Unsettled, HTTPError, OperationalError) as error:
        raise CannotTell(str(error).strip()) from error
    how = "as they would be sent now" if deep else "as they were delivered"
    if not look.differences:
        return Report(True, f"{target}: {len(look.keys):,} items are {how}{_on_their_way(target)}")
    counted = Counter(each.kind for each in look.differences)
    kinds = ", ".join(f"{counted[kind]:,} {kind}" for kind in drift.KINDS if counted[kind])
    sentence = f"{target}: of {len(look.keys):,} items {len(look.differences):,} are not {how}: {kinds}"
    return Report(False, sentence, [Named(each) for each in look.differences[:MOST]], len(look.differences))


def _on_their_way(target: str) -> str:
    waiting = items.owed_count(target)
    return f"; {waiting:,} more are on their way" if waiting else ""


class Named:
    """A difference with its kind and key before the sentence."""

    def __init__(self, difference: drift.Difference):
        self.sentence = f"{difference.kind}: {difference.key} {difference.sentence}"
