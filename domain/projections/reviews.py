"""How the review of each draft stands, who has worked on each edition, and what was published without review."""

from peewee import CompositeKey, DateTimeField, IntegerField, TextField

from domain import events
from domain.commands import ReviewCommand
from domain.database import db
from domain.log.envelope import Recorded
from domain.projections import limits
from domain.projections.catalogue import Entry
from domain.projections.model import Table, Uuid, expression
from domain.projections.rows import Rows
from domain.visibility import PLATFORM, Viewer


class Review(Table):
    """One row for each draft whose review has begun; `state` is awaiting, changes requested, approved or void."""

    content_id = Uuid()
    locale = TextField()
    state = TextField()
    user_facing_version = IntegerField()
    fingerprint = TextField()
    comment = TextField(null=True)
    since = DateTimeField()
    actor = TextField(null=True)

    class Meta:
        table_name = "reviews"
        primary_key = CompositeKey("content_id", "locale")


class Unreviewed(Table):
    """One row for each edition published without review, also once somebody has looked back at it."""

    content_id = Uuid()
    locale = TextField()
    user_facing_version = IntegerField()
    reason = TextField()
    published_at = DateTimeField()
    actor = TextField(null=True)
    looked_back_at = DateTimeField(null=True)
    looked_back_by = TextField(null=True)

    class Meta:
        table_name = "unreviewed_publications"
        primary_key = CompositeKey("content_id", "locale", "user_facing_version")


class EditionAuthor(Table):
    content_id = Uuid()
    locale = TextField()
    user_facing_version = IntegerField()
    account_id = TextField()

    TOGETHER = 3

    class Meta:
        table_name = "edition_authors"
        primary_key = CompositeKey("content_id", "locale", "user_facing_version", "account_id")


TABLES = (Review, Unreviewed, EditionAuthor)


def project(recorded: Recorded, rows: Rows) -> None:
    """Bring reviews and authors up to date with one event."""
    event, document = recorded.event, (recorded.content_id, recorded.locale)
    match event:
        case events.DraftSaved():
            _remember_author(recorded, rows, *document, event.user_facing_version)
        case events.LinksPatched():
            _remember_author_of_links(recorded, rows)
        case events.DraftDiscarded():
            rows.delete(Review, *document)
            rows.delete(EditionAuthor, *document, event.user_facing_version)
        case events.EditionPublished() | events.EditionUnpublished():
            rows.delete(Review, *document)
        case events.ReviewRequested():
            _set(recorded, rows, "awaiting", event.comment)
        case events.ChangesRequested():
            _set(recorded, rows, "changes requested", event.comment)
        case events.DraftApproved():
            _set(recorded, rows, "approved", event.comment)
        case events.ApprovalVoided():
            rows.change(Review, document, state="void", since=recorded.recorded_at, actor=recorded.actor, comment=None)
        case events.ReviewRequestTakenBack() | events.ApprovalTakenBack():
            rows.delete(Review, *document)
        case events.PublishedWithoutReview():
            values = {"reason": event.reason, "published_at": recorded.recorded_at, "actor": recorded.actor}
            rows.put(Unreviewed, (*document, event.user_facing_version), values)
        case events.PublicationLookedBackAt():
            seen = {"looked_back_at": recorded.recorded_at, "looked_back_by": recorded.actor}
            rows.change(Unreviewed, (*document, event.user_facing_version), **seen)


def _remember_author(recorded: Recorded, rows: Rows, content_id: str, locale: str, version: int) -> None:
    if recorded.actor is not None:
        rows.put(EditionAuthor, (content_id, locale, version, recorded.actor), {})


def _remember_author_of_links(recorded: Recorded, rows: Rows) -> None:
    """Whoever changes the links that all locales share has worked on the drafts that there are."""
    for entry in rows.of(Entry, recorded.content_id):
        if "draft" in entry["states"]:
            _remember_author(recorded, rows, recorded.content_id, entry["locale"], entry["user_facing_version"])


def _set(recorded: Recorded, rows: Rows, state: str, comment: str | None) -> None:
    event = recorded.event
    values = {
        "state": state,
        "user_facing_version": event.user_facing_version,
        "fingerprint": event.fingerprint,
        "comment": comment,
        "since": recorded.recorded_at,
        "actor": recorded.actor,
    }
    rows.put(Review, (recorded.content_id, recorded.locale), values)


def review_of(content_id: str, locale: str) -> Review | None:
    """How the review of a document's draft stands; None when none has begun."""
    return Review.get_or_none((Review.content_id == content_id) & (Review.locale == locale))


def under_review(content_id: str, locale: str | None = None) -> list[str]:
    """The locales (or that one of them) in which the review of a draft of this content_id has begun."""
    found = Review.select(Review.locale).where(Review.content_id == content_id).order_by(Review.locale)
    return [each for (each,) in found.tuples() if locale in (None, each)]


def authors_of(command: ReviewCommand) -> frozenset[str]:
    """The people who have worked on the edition that a command is about, and whoever published it without review."""
    rows = db.execute_sql(
        "SELECT account_id FROM edition_authors WHERE (content_id, locale, user_facing_version) = (%s, %s, %s)"
        " UNION SELECT actor FROM unreviewed_publications"
        " WHERE (content_id, locale, user_facing_version) = (%s, %s, %s) AND actor IS NOT NULL",
        (command.content_id, command.locale, command.user_facing_version) * 2,
    )
    return frozenset(account_id for (account_id,) in rows.fetchall())


#: How many of each are listed; the oldest come first, so that what is left appears as these are dealt with.
MOST = 200


def waiting(viewer: Viewer = PLATFORM) -> list[Review]:
    """The drafts that wait for a review and that `viewer` may see, those that wait longest first."""
    listed = Review.alias("listed")
    visible = expression(limits.visible_drafts(viewer, "listed"))
    return list(listed.select().where((listed.state == "awaiting") & visible).order_by(listed.since).limit(MOST))


def not_looked_back_at() -> list[Unreviewed]:
    """The editions published without review that nobody has looked back at, the oldest first."""
    return list(Unreviewed.select().where(_UNSEEN).order_by(Unreviewed.published_at).limit(MOST))


def unreviewed_of(content_id: str, locale: str) -> list[Unreviewed]:
    """The same, of one document."""
    of_document = (Unreviewed.content_id == content_id) & (Unreviewed.locale == locale)
    return list(Unreviewed.select().where(of_document & _UNSEEN).order_by(Unreviewed.user_facing_version))


_UNSEEN = Unreviewed.looked_back_at.is_null()
