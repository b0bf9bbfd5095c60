"""How many pages each organisation published on each day, in UTC."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date

from domain import log
from domain.database import db
from domain.events import EditionPublished
from domain.log.envelope import Recorded

NAME = "publications_per_day"
VERSION = 1
TABLES = ("publications_per_day",)

LINKS = ("primary_publishing_organisation", "organisations")
NONE = ""

_ADD = (
    "INSERT INTO publications_per_day AS known (day, organisation, published) VALUES (%s, %s, %s)"
    " ON CONFLICT (day, organisation) DO UPDATE SET published = known.published + excluded.published"
)


@dataclass(frozen=True)
class Publications:
    """How many pages an organisation (by content_id, empty for none) published on a day."""

    day: date
    organisation: str
    published: int


def follow(events: list[Recorded]) -> None:
    """Count the publications among these events."""
    counted = Counter(
        (each.recorded_at.astimezone(UTC).date(), organisation)
        for each in events
        if isinstance(each.event, EditionPublished)
        for organisation in _organisations_of(each)
    )
    for (day, organisation), published in sorted(counted.items()):
        db.execute_sql(_ADD, (day, organisation, published))


def _organisations_of(publication: Recorded) -> set[str]:
    """Those that the edition or the link set named then.

    Only the log is read, and only up to the event, so that the answer is the same whenever the event is entered.
    """
    links = [*_links_of_edition(publication), *_link_set_of(publication)]
    return {target for by_type in links for name in LINKS for target in by_type.get(name, ())} or {NONE}


def _links_of_edition(publication: Recorded) -> Iterator[dict[str, list[str]]]:
    for saved in log.last_of(publication.stream, "DraftSaved", before_version=publication.version):
        yield saved.event.content.links


def _link_set_of(publication: Recorded) -> Iterator[dict[str, list[str]]]:
    link_set: dict[str, list[str]] = {}
    for patched in log.read_stream(f"links:{publication.content_id}", up_to=publication.position):
        link_set |= patched.event.links
    yield link_set


def publications(first: date, last: date) -> list[Publications]:
    """What was published from one day to another, by day and organisation."""
    rows = db.execute_sql(
        "SELECT day, organisation, published FROM publications_per_day WHERE day BETWEEN %s AND %s ORDER BY 1, 2",
        (first, last),
    )
    return [Publications(*row) for row in rows.fetchall()]


def names_of(organisations: set[str]) -> dict[str, str]:
    """What those of these organisations that are live are called, in English if there is a choice."""
    rows = db.execute_sql(
        "SELECT DISTINCT ON (content_id) content_id::text, coalesce(title, base_path) FROM editions"
        " WHERE content_id = ANY(%s::uuid[]) AND content_store = 'live' ORDER BY content_id, locale <> 'en', locale",
        (list(organisations),),
    )
    return dict(rows.fetchall())
