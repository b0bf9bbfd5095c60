"""Verifying what the targets hold: compared in bulk with what was delivered (quick) or presented afresh (deep)."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from domain import log
from domain.downstream import items
from domain.downstream.drift import (
    DEEP,
    QUICK,
    Difference,
    Held,
    Should,
    compare,
    known,
    never_wanted,
    reached,
    record,
    should_hold,
    should_hold_at,
)
from domain.downstream.targets import DEPENDENCIES
from jobs.targets.holdings import HOLDINGS, PAGE, Holdings

#: A difference counts once it is still there after all that was owed to dependants has been settled, looked at anew.
MOST_LOOKS = 5
PATIENCE_SECONDS = 10


class Unsettled(Exception):
    """Dependants of earlier changes wait to be told; the message is a sentence for people."""


@dataclass(frozen=True)
class Look:
    """Some of the keys of a target, compared, and where they differ."""

    keys: list[str]
    differences: list[Difference]


def verify(target: str, *, deep: bool, progress: Callable[[int], None] = lambda keys: None) -> Look:
    """Compare all that `target` holds with what it should hold. Raises what keeps it from answering."""
    keys, suspects = [], list(never_wanted(target))
    for look in _pages(target, deep):
        keys += look.keys
        suspects += [each.key for each in look.differences]
        progress(len(keys))
    found = confirm(target, sorted(set(suspects)), deep=deep)
    # What a deep look has found before, a quick one cannot tell.
    others = [] if deep else sorted({each.difference.key for each in known(target)} - {each.key for each in found})
    found += confirm(target, others, deep=True)
    record(target, None, found)
    reached(target, DEEP if deep else QUICK, len(keys), None, from_start=True)
    return Look(keys, found)


def _pages(target: str, deep: bool) -> Iterator[Look]:
    after: str | None = ""
    while after is not None:
        look, after = page(target, after, deep=deep)
        yield look


def page(target: str, after: str, *, deep: bool) -> tuple[Look, str | None]:
    """The keys behind `after`, as many as the target tells at once; and where to go on, None at the end."""
    holdings = HOLDINGS[target]
    held, upto = holdings.page(after)
    should = should_hold(target, after, upto)
    return _look(target, should, held, deep), upto


def confirm(target: str, keys: list[str], *, deep: bool) -> list[Difference]:
    """Where these keys differ for good: looked at again until what was on its way meanwhile has arrived."""
    before: dict[str, Difference] = {}
    for _ in range(MOST_LOOKS):
        found = {each.key: each for each in _looks(target, keys, deep)}
        if all(key in before and _same(each, before[key]) for key, each in found.items()):
            return list(found.values())
        before, keys = found, list(found)
        if deep:
            _until_dependants_are_told()
    return [each for key, each in found.items() if key in before and _same(each, before[key])]


def _same(now: Difference, before: Difference) -> bool:
    """Whether nothing was delivered in between."""
    return now.should.version == before.should.version


def _looks(target: str, keys: list[str], deep: bool) -> Iterator[Difference]:
    holdings = HOLDINGS[target]
    for start in range(0, len(keys), PAGE):
        some = keys[start : start + PAGE]
        held = holdings.at(some)
        missing_rows = [Should(key, None, None) for key in some]
        should = {each.key: each for each in (*missing_rows, *should_hold_at(target, some))}
        yield from _look(target, list(should.values()), held, deep).differences


def _look(target: str, should: list[Should], held: list[Held], deep: bool) -> Look:
    keys = {each.key for each in (*should, *held)}
    if deep:
        should = _afresh(HOLDINGS[target], should, held)
    elif unknown := [each for each in should if each.version is None]:
        # Of what nobody has ever sent, there is nothing to compare with but what would be sent.
        should = [*(each for each in should if each.version is not None), *_afresh(HOLDINGS[target], unknown, [])]
    return Look(sorted(keys), compare(target, should, held))


def _afresh(holdings: Holdings, should: list[Should], held: list[Held]) -> list[Should]:
    all_ = {each.key: Should(each.key, None, None) for each in held} | {each.key: each for each in should}
    keys, fresh = list(all_), {}
    for start in range(0, len(keys), PAGE):
        fresh |= holdings.afresh(keys[start : start + PAGE])
    return [replace(each, fingerprint=fresh[key]) for key, each in all_.items()]


def _until_dependants_are_told() -> None:
    """Wait until the items of whatever shows a change so far are marked. Raises `Unsettled` if that does not happen."""
    position, deadline = log.head()[0], time.monotonic() + PATIENCE_SECONDS
    while items.owes_up_to(DEPENDENCIES, position):
        if time.monotonic() > deadline:
            raise Unsettled(
                "What shows earlier changes has not all been marked yet, so presenting it afresh would mislead; see"
                " that a worker is running, then try again"
            )
        time.sleep(0.05)
