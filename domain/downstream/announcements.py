"""What the message queue is told: for a document, the kinds of changes of its live edition that readers may follow.

An item of the message queue has the key `CONTENT_ID:LOCALE:EVENT_TYPE`. So a change is told at least once, with the
document as it is then, and several changes of one kind that nobody has been told of yet are told as one.
"""

from collections.abc import Iterable

from domain import events
from domain.downstream.targets import MESSAGE_QUEUE, is_in_use
from domain.log.envelope import Recorded
from domain.projections.editions import standing

Item = tuple[str, str]
LINKS, UNPUBLISH, REPUBLISH = "links", "unpublish", "republish"


def announcements(recorded: Recorded) -> set[Item]:
    """The items of the message queue that one event makes wanted; none where no message queue is in use."""
    if not is_in_use(MESSAGE_QUEUE):
        return set()
    match recorded.event:
        case events.EditionPublished(update_type=update_type):
            return announce([(recorded.content_id, recorded.locale)], update_type)
        case events.EditionUnpublished() | events.EditionSubstituted():
            return announce([(recorded.content_id, recorded.locale)], UNPUBLISH)
        case events.EditionRepublished():
            return announce([(recorded.content_id, recorded.locale)], REPUBLISH)
        case events.LinksPatched():
            there = standing(recorded.content_id)
            return announce([(recorded.content_id, locale) for store, locale, _ in there if store == "live"], LINKS)
    return set()


def announce(documents: Iterable[tuple[str, str]], event_type: str) -> set[Item]:
    """The items for these documents, each a content_id and a locale."""
    return {(MESSAGE_QUEUE, f"{content_id}:{locale}:{event_type}") for content_id, locale in documents}
