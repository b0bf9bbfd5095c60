"""The history of the projections about documents: each state that a row has had, from one position to another.

The past is seen through it: `domain.past`.
"""

from domain import log
from domain.events import DraftDiscarded, DraftSaved
from domain.followers.history import catalogue, editions, links
from domain.followers.history.rows import Rows
from domain.log.envelope import Recorded

NAME = "history"
TABLES = ("edition_history", "edition_link_history", "link_set_history", "catalogue_history")

_DOCUMENT = {"content_id": "uuid", "locale": "text"}
_VERSION = {"user_facing_version": "integer"}
_PLACE = {"link_type": "text", "position": "integer"}


def follow(batch: list[Recorded]) -> None:
    """Enter a batch of events: five queries to learn what stands, and two for each table to change it."""
    of_documents = [each for each in batch if each.stream.startswith("document:")]
    of_links = [each for each in batch if each.stream.startswith("links:")]
    if of_documents:
        _follow_documents(of_documents)
    if of_links:
        _follow_link_sets(of_links)


def _follow_documents(batch: list[Recorded]) -> None:
    standing = Rows("edition_history", _DOCUMENT, _VERSION, editions.COLUMNS)
    listed = Rows("catalogue_history", _DOCUMENT, {"is_stand_in": "boolean"}, catalogue.COLUMNS)
    linked = Rows("edition_link_history", _DOCUMENT | _VERSION, _PLACE, links.COLUMNS)
    documents = [list(column) for column in zip(*{(each.content_id, each.locale) for each in batch}, strict=True)]
    of_batch = "(content_id, locale) IN (SELECT * FROM unnest(%s::uuid[], %s::text[]))"
    standing.load(f"{of_batch} AND state <> 'superseded'", documents)
    listed.load(of_batch, documents)
    if versions := {version for each in batch for version in _versions(each)}:
        of_versions = "SELECT * FROM unnest(%s::uuid[], %s::text[], %s::integer[])"
        linked.load(
            f"(content_id, locale, user_facing_version) IN ({of_versions})",
            [list(column) for column in zip(*versions, strict=True)],
        )
    public = _public(batch, listed)
    for each in batch:
        _enter(each, standing, listed, linked, public)
    for rows in (standing, listed, linked):
        rows.write()


def _versions(recorded: Recorded) -> list[tuple[str, str, int]]:
    """The editions whose links matter for an event: the one that it is about and, where it is new, the one before."""
    if not isinstance(recorded.event, DraftSaved | DraftDiscarded):
        return []
    version = recorded.event.user_facing_version
    return [(recorded.content_id, recorded.locale, each) for each in (version - 1, version)]


def _public(batch: list[Recorded], listed: Rows) -> dict[tuple[str, str], Recorded]:
    """The last event of each document that everybody may see, where the batch begins."""
    documents = {(each.content_id, each.locale) for each in batch}
    rows = [row for document in documents for row in listed.of(*document).values()]
    positions = [row["made_public_by"] for row in rows if row["made_public_by"]]
    return {(each.content_id, each.locale): each for each in log.read_at(positions, brief=True)}


def _enter(recorded: Recorded, standing: Rows, listed: Rows, linked: Rows, public: dict) -> None:
    document, position = (recorded.content_id, recorded.locale), recorded.position
    before = {version: values for (version,), values in standing.of(*document).items()}
    changed = editions.after(before, recorded)
    for version, values in changed.items():
        standing.put(document, (version,), values, position)
    now = {version: values for version, values in (before | changed).items() if values}
    if recorded.type.startswith("Edition"):
        public[document] = recorded
    row, stand_in = catalogue.rows_of(now, recorded, public.get(document))
    listed.put(document, (False,), row, position)
    listed.put(document, (True,), stand_in, position)
    links.of_edition(linked, recorded)


def _follow_link_sets(batch: list[Recorded]) -> None:
    linked = Rows("link_set_history", {"content_id": "uuid"}, _PLACE, links.COLUMNS)
    linked.load("content_id = ANY(%s::uuid[])", [[each.content_id for each in batch]])
    for each in batch:
        links.of_link_set(linked, each)
    linked.write()
