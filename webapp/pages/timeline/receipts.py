"""What is known of how an event got to the live site, in the words that stand beside it."""

from collections.abc import Iterable
from datetime import timedelta

from domain.downstream import receipts
from domain.log import Recorded
from webapp.pages.words import number


def receipts_of(events: Iterable[Recorded]) -> dict[int, str]:
    """The words by position."""
    return {position: worded(receipt) for position, receipt in receipts.receipts_of(events).items()}


def worded(receipt: receipts.Receipt) -> str:
    """`live 0.4 s later`, or as much as is known."""
    if receipt.took is not None:
        return f"live {_duration(receipt.took)} later"
    if receipt.delivered:
        return f"live; delivered again since, up to position {number(receipt.since)}"
    return "failing to reach the live site" if receipt.error else "on its way to the live site"


def _duration(took: timedelta) -> str:
    """`0.4 s`, `12 s`, `5 min`, `3 h`, `2 days`."""
    seconds = took.total_seconds()
    for limit, size, unit in ((10, None, "s"), (120, 1, "s"), (7200, 60, "min"), (172_800, 3600, "h")):
        if seconds < limit:
            return f"{seconds:.1f} {unit}" if size is None else f"{seconds / size:.0f} {unit}"
    return f"{took.days} days"
