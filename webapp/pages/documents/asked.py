"""What a URL of the list asks for (filters, order, place) and URLs that ask for something else."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from flask import current_app, request, url_for
from itsdangerous import BadSignature, URLSafeSerializer

from domain import catalogue
from domain.catalogue import USUAL, Criteria, Place
from domain.errors import Invalid, Problem

STALE = (
    "That page of the list cannot be found: its address is incomplete or has been changed. Start from the first page"
)


@dataclass(frozen=True)
class Asked:
    """`place` is how the URL writes a place in the list, `sort` the name of an order, whether it makes sense or not.

    `position` is the one as of which the list is asked for, None for now.
    """

    criteria: Criteria
    sort: str = USUAL
    place: str | None = None
    position: int | None = None

    @property
    def kept(self) -> Criteria:
        """What saved filters keep: everything but the place."""
        return self.criteria | ({"sort": [self.sort]} if self.sort != USUAL else {})

    def url(self, **changes) -> str:
        """The URL of the list; by default the first page of the same."""
        return self._url(**(self.kept | changes))

    @property
    def root(self) -> str:
        """The URL of the whole list."""
        return self._url()

    def document(self, content_id: str, locale: str) -> str:
        """The URL of a document that is listed, as of the same position."""
        here = {"content_id": content_id, "locale": locale}
        if self.position is None:
            return url_for("pages.document", **here)
        return url_for("pages.as_it_was", **here, position=self.position)

    def url_without(self, name: str, value: str) -> str:
        """The same without one value of one filter."""
        return self.url(**{name: [each for each in self.criteria[name] if each != value]})

    def url_at(self, place: Place) -> str:
        """The page of the same list behind, or before, that place."""
        return self.url(at=_serializer().dumps(list(vars(place).values())))

    def _url(self, **query) -> str:
        if self.position is None:
            return url_for("pages.catalogue", **query)
        return url_for("pages.documents_as_they_were", position=self.position, **query)


def asked(position: int | None = None) -> Asked:
    """What the present request asks for, as of a position if one is given."""
    return asked_for(request.args.to_dict(flat=False), position)


def asked_in(query: str) -> Asked:
    """What the query of a URL asks for."""
    return asked_for(parse_qs(query))


def asked_for(given: Mapping[str, list[str]], position: int | None = None) -> Asked:
    """What these values by name ask for, be they from a URL or kept."""
    filters = catalogue.FILTERS if position is None else catalogue.OF_THE_PAST
    sort = next(filter(None, given.get("sort", [])), USUAL).replace("\0", "")
    return Asked(catalogue.read(given, filters), sort, next(filter(None, given.get("at", [])), None), position)


def place_in(asked: Asked) -> Place | None:
    """The place that is asked for. Raises `Invalid` unless it was given out here, for this order."""
    if asked.place is None:
        return None
    try:
        place = Place(*_serializer().loads(asked.place))
    except (BadSignature, TypeError):
        raise Invalid([Problem("at", STALE)]) from None
    if place.order != asked.sort:
        raise Invalid([Problem("at", STALE)])
    return place


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key, "a place in the list of documents")
