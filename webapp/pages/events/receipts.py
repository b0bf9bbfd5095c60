"""What has become of the items that an event made wanted, in words that claim no more than is known."""

from dataclasses import dataclass
from datetime import timedelta

from domain.consequences.deliveries import Delivery
from domain.downstream.dependants import EVERY_LOCALE, Change
from domain.downstream.items import Status
from domain.downstream.targets import DEPENDENCIES, DRAFT, LIVE, MESSAGE_QUEUE, SEARCH
from webapp.pages.words import short_day, time_of_day

LABELS = {
    LIVE: "Live site",
    DRAFT: "Draft preview",
    SEARCH: "Search",
    DEPENDENCIES: "Pages that show it",
    MESSAGE_QUEUE: "Message queue",
}
TAGS = {
    "delivered": ("Delivered", "govuk-tag--green"),
    "included": ("Delivered", "govuk-tag--green"),
    "on its way": ("On its way", "govuk-tag--light-blue"),
    "failing": ("Failing", "govuk-tag--red"),
    "unknown": ("Not known", "govuk-tag--grey"),
}


@dataclass(frozen=True)
class Receipt:
    target: str
    item: str
    state: str
    colour: str
    words: str


def receipts_of(deliveries: list[Delivery]) -> list[Receipt]:
    """Each item with what is known of it."""
    return [
        Receipt(LABELS.get(each.target, each.target), _item(each), *TAGS[each.state], _words(each))
        for each in deliveries
    ]


def _item(delivery: Delivery) -> str:
    if delivery.target != DEPENDENCIES:
        return delivery.key
    change = Change.of_key(delivery.key)
    locale = "every language" if change.locale == EVERY_LOCALE else change.locale
    return f"{change.content_id} ({locale}, {change.content_store}): {change.how.replace('-', ' ')}"


def _words(delivery: Delivery) -> str:
    status = delivery.status
    match delivery.state:
        case "delivered":
            return _arrived(status, delivery.position)
        case "included":
            return (
                f"It reflects position {status.delivered:,} by now, and so this event as well. When this event itself"
                " got there is not kept."
            )
        case "failing":
            times = "once" if status.attempts < 2 else f"{status.attempts} times"
            return f"{status.last_error} (tried {times}; trying again by itself)."
        case "on its way":
            return (
                f"It reflects position {status.delivered:,} so far." if status.delivered else "Nothing has arrived yet."
            )
    return "The target has been emptied or set up anew since; nothing is kept of this item."


def _arrived(status: Status, position: int) -> str:
    at = status.delivered_at
    if at is None:
        return "When it arrived is not kept."
    words = f"Arrived on {short_day(at)} at {time_of_day(at)} UTC"
    if status.wanted == position and status.took is not None:
        words += f", {_seconds(status.took)} after it was wanted"
    more = f" Position {status.wanted:,} is wanted by now." if status.wanted > position else ""
    return f"{words}.{more}"


def _seconds(took: timedelta) -> str:
    return f"{took.total_seconds():,.1f} seconds"
