"""What a run does: verify, repair, rebuild, resend. Each is a button, a command and an API call."""

from collections.abc import Callable

from domain import bell, log, rebuilding
from domain.downstream import drift, items
from domain.errors import Rejected
from jobs.checks import CHECKS, verdict
from jobs.context import context
from jobs.repair import repair_target
from jobs.targets.holdings import HOLDINGS

Progress = Callable[[str], None]
Outcome = tuple[bool, str]


def verify(progress: Progress, deep: bool = False, only: str | None = None) -> Outcome:
    """Run every check, or one; whether all of it holds, in a sentence."""
    reports = {check.label: verdict(check, progress, deep) for check in CHECKS if only in (None, check.name)}
    broken = [label for label, report in reports.items() if not report.ok]
    if broken:
        return False, f"It does not all hold: {', '.join(broken)}"
    return True, "All of it holds" if only is None else next(iter(reports.values())).sentence


def repair(progress: Progress, target: str | None = None) -> Outcome:
    """Send again what is known to differ at one target or at all, and look again."""
    sent = left = 0
    for each in [target] if target else HOLDINGS:
        found = [known.difference for known in drift.known(each, MOST_REPAIRED)]
        if found:
            progress(f"Repairing {each}: {len(found):,} items")
            outcome = repair_target(each, found)
            sent, left = sent + outcome.sent, left + len(outcome.differences) + len(outcome.waiting)
    if left:
        return False, f"{_items(sent)} sent again; {left:,} still differ or have not arrived"
    return True, f"{_items(sent)} sent again, and as it should be" if sent else "There was nothing to repair"


def resend(progress: Progress, target: str | None = None) -> Outcome:
    """Have what is owed and failing tried again now."""
    position, tried = log.head()[0], 0
    for each in [target] if target else HOLDINGS:
        keys = items.failing(each)
        items.want_again([each], keys, position)
        tried += len(keys)
    bell.ring({target} if target else set(HOLDINGS))
    return True, f"{_items(tried)} that had failed: tried again" if tried else "Nothing was failing"


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count:,} items"


def rebuild(progress: Progress) -> Outcome:
    """Fill the tables anew beside the live ones and compare; what was begun and cut off goes on."""
    with rebuilding.begun(_owner_url(), _steps(progress)) as rebuilt:
        rebuilt.fill()
        return True, f"The tables are filled beside the live ones, and can be swapped. {rebuilt.compare().sentence}"


def swap(progress: Progress) -> Outcome:
    """Put the tables that a rebuild has filled in the place of the live ones."""
    with rebuilding.begun(_owner_url(), _steps(progress)) as rebuilt:
        if not rebuilt.resumed:
            rebuilt.cancel()
            raise Rejected("No rebuild has filled tables that could be swapped; rebuild first", reason="not_rebuilt")
        rebuilt.fill()
        sentence = rebuilt.compare().sentence
        rebuilt.swap()
        return True, f"The tables were swapped at position {rebuilt.swapped_at:,}. Before that: {sentence}"


def cancel_rebuild(progress: Progress) -> Outcome:
    """End the rebuild that is under way, or drop what it has filled; the live tables stay as they are."""
    there = rebuilding.cancelled(_owner_url())
    return True, "The rebuild was cancelled; the live tables are as they were" if there else "No rebuild was under way"


def _owner_url() -> str:
    if url := context().settings.database_owner_url:
        return url
    raise Rejected("A rebuild needs DATABASE_OWNER_URL where runs are carried out", reason="owner_missing")


def _steps(progress: Progress) -> Callable[[str, int, int], None]:
    return lambda step, done, of: progress(f"{step}: {done:,} of {of:,}")


#: More is repaired by the next run.
MOST_REPAIRED = 100_000
ACTIONS: dict[str, Callable[..., Outcome]] = {
    "verify": verify,
    "repair": repair,
    "resend": resend,
    "rebuild": rebuild,
    "swap": swap,
    "cancel-rebuild": cancel_rebuild,
}
