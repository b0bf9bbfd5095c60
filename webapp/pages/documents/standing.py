"""How a document stands at the targets: what has reached the live site, the draft preview and search."""

from dataclasses import dataclass, replace

from domain import log
from domain.documents import Document
from domain.downstream.items import Status, status_of
from domain.downstream.targets import DRAFT, LIVE, SEARCH
from domain.projections import limits
from domain.projections.editions import Edition
from webapp.pages.words import short_day, time_of_day

#: What the live site shows once everything has reached it, by how the live edition stands.
AT_THE_LIVE_SITE = {
    "published": "Live",
    "withdrawn": "Live, as withdrawn",
    "redirected": "Redirects",
    "gone": "Taken down",
    "removed": "Removed",
}
GREEN, BLUE, RED, GREY = "govuk-tag--green", "govuk-tag--light-blue", "govuk-tag--red", "govuk-tag--grey"


@dataclass(frozen=True)
class Place:
    """One target as the page shows it; `is_elsewhere` if the document is seen on other pages only."""

    target: str
    label: str
    state: str
    colour: str = GREY
    detail: str = ""
    pending: bool = False
    is_elsewhere: bool = False
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Whereabouts:
    """`position` is where the last event of the document stands in the log."""

    places: list[Place]
    position: int | None = None

    @property
    def pending(self) -> bool:
        """Whether it is worth asking again soon."""
        return any(place.pending for place in self.places)

    @property
    def seen(self) -> str:
        """Tells whether the page shows this already."""
        return "|".join(f"{place.state}{place.detail}" for place in self.places)


def whereabouts_of(document: Document) -> Whereabouts:
    """Where the document is in the log, at both content stores and in search, in two queries."""
    live, shown = document.live and document.live.base_path, document.edition and document.edition.base_path
    standing = {(each.target, each.key): each for each in status_of([path for path in {live, shown} if path])}
    places = [
        _live(document, standing.get((LIVE, live))),
        # What the preview holds is the draft's, or stands in its way.
        *([] if document.hides_draft else [_draft(document, standing.get((DRAFT, shown)))]),
        _search(document, standing.get((SEARCH, live))),
    ]
    return Whereabouts(places, log.last_position(document.stream, limits.visible_events(document.viewer)))


def _live(document: Document, status: Status | None) -> Place:
    if document.live is None:
        return Place(LIVE, "Live site", "Not published")
    if document.live.base_path is None:
        return _without_page(LIVE, "Live site", document.live)
    edition = f"Edition {document.live.user_facing_version}"
    return _place(LIVE, "Live site", AT_THE_LIVE_SITE[document.states[0]], edition, status)


def _draft(document: Document, status: Status | None) -> Place:
    if document.edition and document.edition.base_path is None:
        return _without_page(DRAFT, "Draft preview", document.edition)
    return _place(DRAFT, "Draft preview", "Up to date", "", status)


def _without_page(target: str, label: str, edition: Edition) -> Place:
    """What has no path is delivered with the pages that link to it, and nothing is owed for itself."""
    if edition.state == "unpublished" and edition.unpublishing["type"] != "withdrawal":
        return Place(target, label, "Taken down")
    shown = f"Edition {edition.user_facing_version}, on the pages that link to it"
    return Place(target, label, "No page of its own", detail=shown, is_elsewhere=True)


def _search(document: Document, status: Status | None) -> Place:
    if document.live is None:
        return Place(SEARCH, "Search", "Not published")
    if document.live.base_path is None:
        return Place(SEARCH, "Search", "Not found")
    # What has no fingerprint is not there: taken down, withdrawn, or of a kind that readers do not look for.
    is_found = status is not None and status.fingerprint is not None
    return _place(SEARCH, "Search", "Found" if is_found else "Not found", "", status)


def _place(target: str, label: str, arrived: str, what: str, status: Status | None) -> Place:
    if status is None:
        return Place(target, label, "Not there")
    return replace(_standing(target, label, arrived, what, status), facts=_facts(status))


def _facts(status: Status) -> tuple[tuple[str, str], ...]:
    """What is known of an item, in words: positions, hash, how long it took, when it is tried again."""
    found = {
        "Wanted": f"position {status.wanted:,}",
        "Delivered": f"position {status.delivered:,}" if status.delivered else "nothing yet",
        "At": status.delivered_at and f"{short_day(status.delivered_at)}, {time_of_day(status.delivered_at)} UTC",
        "Took": status.took is not None and f"{status.took.total_seconds():.1f} seconds",
        "SHA-256": status.fingerprint,
        "Tries": f"{status.attempts}" if status.attempts else None,
        "Next try": status.last_error and status.retry_at and f"{time_of_day(status.retry_at)} UTC",
    }
    return tuple((label, value) for label, value in found.items() if value)


def _standing(target: str, label: str, arrived: str, what: str, status: Status) -> Place:
    match status.state:
        case "delivered":
            at = f"log position {status.delivered:,}"
            return Place(target, label, arrived, GREEN, ", ".join(filter(None, (what, at))))
        case "failing":
            times = "once" if status.attempts < 2 else f"{status.attempts} times"
            detail = f"{status.last_error} (tried {times}; trying again by itself)"
            return Place(target, label, "Failing", RED, detail, pending=True)
    return Place(target, label, "On its way", BLUE, what, pending=True)
