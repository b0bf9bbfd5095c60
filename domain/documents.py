"""Documents as those who work on them see them: one with all that editing needs, or a list to choose from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain import log, streams
from domain.commands import DocumentCommand, PatchLinks
from domain.content import CONTENT_FIELDS, Content
from domain.database import db
from domain.errors import NotFound
from domain.log import Recorded
from domain.projections.editions import Edition, editions_of
from domain.projections.links import edition_links, link_set
from domain.visibility import PLATFORM, Viewer, condition, may_see

MISSING = "There is no such document"


class Hidden(NotFound):
    """There is something, under an access limit; whoever asks is told the same as if there were nothing."""

    def __init__(self):
        super().__init__(MISSING, reason="document_missing")


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document as `viewer` may see it. `content` is what an editor goes on from; `version` is that of its stream.

    `link_set` are the links that all locales and editions share, as of version `link_version` of their stream.
    `hides_draft`: there is a draft that is not shown, under an access limit, so that nothing may be changed either.
    """

    content_id: str
    locale: str
    version: int
    draft: Edition | None
    live: Edition | None
    content: Content
    link_set: dict[str, list[str]] = field(default_factory=dict)
    link_version: int = 0
    viewer: Viewer = PLATFORM
    hides_draft: bool = False

    @property
    def stream(self) -> str:
        return DocumentCommand(content_id=self.content_id, locale=self.locale).stream

    @property
    def edition(self) -> Edition | None:
        """The draft if there is one, else the live edition; neither when a draft that was never live is discarded."""
        return self.draft or self.live

    @property
    def title(self) -> str:
        return self.content.title or self.content.base_path or self.content_id

    @property
    def states(self) -> list[str]:
        return states(self.live and self.live.state, self.live and self.live.unpublishing, self.draft is not None)


def states(live_state: str | None, unpublishing: dict | None, has_draft: bool) -> list[str]:
    """How a document stands, in words: its live edition first, then that there is a draft."""
    live = [] if live_state is None else [_LIVE[unpublishing["type"] if live_state == "unpublished" else live_state]]
    return live + (["draft"] if has_draft else []) or ["discarded"]


_LIVE = {
    "published": "published",
    "withdrawal": "withdrawn",
    "redirect": "redirected",
    "gone": "gone",
    "vanish": "removed",
}


def find(content_id: str, locale: str, viewer: Viewer = PLATFORM) -> Document:
    """The document as it stands, to `viewer`. Raises `NotFound` when there is nothing of it to be seen."""
    # The versions first: what is read after them can only be newer, and then a save that expects them is refused.
    stream = DocumentCommand(content_id=content_id, locale=locale).stream
    version = streams.load(stream).version
    if version == 0:
        raise NotFound(MISSING, reason="document_missing")
    link_version = streams.load(PatchLinks(content_id=content_id, links={}).stream).version
    by_store = {each.content_store: each for each in editions_of(content_id, locale) if each.content_store}
    draft, live = by_store.get("draft"), by_store.get("live")
    hides_draft = draft is not None and not may_see(viewer, draft.access_limited)
    draft = None if hides_draft else draft
    if hides_draft and live is None:
        raise Hidden()
    content = _content(draft or live) if by_store else _last_saved(stream)
    if not may_see(viewer, content.access_limited):
        raise Hidden()
    return Document(
        content_id=content_id,
        locale=locale,
        version=version,
        draft=draft,
        live=live,
        content=content,
        link_set=link_set(content_id)[0],
        link_version=link_version,
        viewer=viewer,
        hides_draft=hides_draft,
    )


def found_again(document: Document) -> Document:
    """The same document as it stands now, to the same viewer. Raises `NotFound`."""
    return find(document.content_id, document.locale, document.viewer)


def check_not_hidden(document: Document) -> None:
    """Raise `Hidden` if there is something of these ids already that the document's viewer may not see."""
    try:
        found_again(document)
    except Hidden:
        raise
    except NotFound:
        return


def _content(edition: Edition) -> Content:
    fields = {name: getattr(edition, name) for name in CONTENT_FIELDS if name != "links"}
    links = edition_links(edition.content_id, edition.locale, edition.user_facing_version)
    return Content(**fields, links=links)


def _last_saved(stream: str) -> Content:
    """What the last draft said: nothing of it is in the projections any more, but the log has it."""
    return [each.event.content for each in log.read_stream(stream) if each.type == "DraftSaved"][-1]


def titles_of(content_ids: set[str], viewer: Viewer = PLATFORM) -> dict[tuple[str, str], str]:
    """The titles of all documents of these content_ids, by content_id and locale, that `viewer` may see.

    Also those of discarded ones.
    """
    visible, values = condition(viewer, "access_limited")
    rows = db.execute_sql(
        "SELECT asked.id::text, locale, coalesce(title, base_path) FROM unnest(%(ids)s::uuid[]) AS asked (id)"  # noqa: S608 -- conditions of ours, values apart
        " JOIN LATERAL (SELECT DISTINCT ON (locale) locale, title, base_path FROM editions"
        f" WHERE content_id = asked.id AND {visible}"
        " ORDER BY locale, user_facing_version DESC) AS newest ON true",
        values | {"ids": list(content_ids)},
    ).fetchall()
    titles = {(content_id, locale): title for content_id, locale, title in rows if title}
    return _discarded_titles(content_ids - {content_id for content_id, _ in titles}, viewer) | titles


def title_in(titles: Mapping[tuple[str, str], str], content_id: str | None, locale: str | None) -> str | None:
    """Of these titles that in this locale; for what belongs to all locales English, else the first."""
    if locale:
        return titles.get((content_id, locale))
    found = sorted((each != "en", each) for id_, each in titles if id_ == content_id)
    return titles[content_id, found[0][1]] if found else None


def titles_then(events: Iterable[Recorded], viewer: Viewer = PLATFORM) -> dict[int, str]:
    """What each event's document was called when it happened, by position: the title of the draft last saved by then.

    One query for any number of events. Links, which belong to all locales, take the title saved last in any of them.
    What `viewer` may not see does not count, until it was published.
    """
    asked, own = [], {}
    for each in events:
        if each.type == "DraftSaved":
            own[each.position] = each.event.content.title
        elif each.content_id:
            asked.append((each.position, each.content_id, each.locale))
    positions, content_ids, locales = zip(*asked, strict=True) if asked else ((), (), ())
    visible, values = condition(viewer, _LIMIT_SAVED)
    rows = db.execute_sql(
        "SELECT asked.position, saved.payload -> 'content' ->> 'title'"  # noqa: S608 -- conditions of ours, values apart
        " FROM unnest(%(positions)s::bigint[], %(ids)s::uuid[], %(locales)s::text[]) AS asked (position, content_id,"
        " locale) JOIN LATERAL (SELECT payload FROM log.events AS saved WHERE content_id = asked.content_id"
        " AND type = 'DraftSaved' AND position <= asked.position AND locale = coalesce(asked.locale, locale)"
        f" AND ({visible} OR {_PUBLISHED_BY_THEN}) ORDER BY position DESC LIMIT 1) AS saved ON true",
        values | {"positions": list(positions), "ids": list(content_ids), "locales": list(locales)},
    ).fetchall()
    return {position: title for position, title in (*own.items(), *rows) if title}


_LIMIT_SAVED = "(saved.payload #> '{content,access_limited}')"
_PUBLISHED_BY_THEN = (
    "EXISTS (SELECT FROM log.events AS published WHERE published.stream = saved.stream"
    " AND published.version > saved.version AND published.position <= asked.position"
    " AND published.type IN ('EditionPublished', 'EditionUnpublished')"
    " AND published.payload -> 'user_facing_version' = saved.payload -> 'user_facing_version')"
)


def _discarded_titles(content_ids: set[str], viewer: Viewer) -> dict[tuple[str, str], str]:
    if not content_ids:
        return {}
    visible, values = condition(viewer, _LIMIT_SAVED)
    rows = db.execute_sql(
        "SELECT DISTINCT ON (content_id, locale) content_id::text, locale, payload -> 'content' ->> 'title'"  # noqa: S608 -- conditions of ours, values apart
        f" FROM log.events AS saved WHERE content_id = ANY(%(ids)s::uuid[]) AND type = 'DraftSaved' AND {visible}"
        " ORDER BY content_id, locale, position DESC",
        values | {"ids": list(content_ids)},
    ).fetchall()
    return {(content_id, locale): title for content_id, locale, title in rows if title}
