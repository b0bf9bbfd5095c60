"""The targets are verified by themselves, a slice at a time; what is found is an alarm, and mended if nobody does."""

import logging

from domain import bell, log
from domain.downstream.drift import DEEP, QUICK, due, failed, known, reached, record, repair
from jobs import verify_targets
from jobs.targets.holdings import HOLDINGS, PAGE

logger = logging.getLogger(__name__)

#: Between the end of one verification of a target and the start of the next.
PAUSE_SECONDS = {QUICK: 15, DEEP: 6 * 3600}
#: How long people have to look at what was found before it is mended.
MENDED_AFTER_SECONDS = 600


def watch(kind: str) -> None:
    """Verify the next slice of each target, and look again at what was found before."""
    for target in HOLDINGS:
        try:
            _go_on(target, kind)
            _look_again(target)
        except Exception as error:
            logger.warning("%s could not be verified: %s", target, error)
            failed(target, kind, f"{type(error).__name__}: {error}")


def mend(seconds: float = MENDED_AFTER_SECONDS) -> int:
    """Have what was found so many seconds ago, and is still there, sent again; returns how many items."""
    differences = [each.difference for each in known(older_than_seconds=seconds)]
    if differences:
        repair(differences, log.head()[0])
        bell.ring({each.target for each in differences})
    return len(differences)


def _go_on(target: str, kind: str) -> None:
    after = due(target, kind, PAUSE_SECONDS[kind])
    if after is None:
        return
    look, upto = verify_targets.page(target, after, deep=kind == DEEP)
    found = verify_targets.confirm(target, [each.key for each in look.differences], deep=kind == DEEP)
    before = {each.difference.key for each in known(target)}
    record(target, sorted(set(look.keys) - before), found)
    if new := [each.key for each in found if each.key not in before]:
        logger.error("%s does not hold what the log says at %s keys, first %s", target, len(new), new[0])
    reached(target, kind, len(look.keys), upto, from_start=after == "")


def _look_again(target: str) -> None:
    keys = [each.difference.key for each in known(target, PAGE)]
    record(target, keys, verify_targets.confirm(target, keys, deep=True))
