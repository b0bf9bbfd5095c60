"""The list of documents: one row for each that has a draft or a live edition, with all that it is found by.

A draft under an access limit has a second row beside it where there is a live edition: for those who may not see the
draft that one stands in for it, as if there were no draft.

A row follows from the document's own stream alone, so that whoever holds that stream's lock can write it. What other
streams tell (links, items, …) is looked up where a filter asks for it.
"""

import orjson

from domain.database import db
from domain.log.envelope import Recorded
from domain.visibility import Condition, Viewer, condition, sees_all

_FORGET = "DELETE FROM catalogue WHERE content_id = %(content_id)s AND locale = %(locale)s"
_COLUMNS = """
INSERT INTO catalogue (
    content_id, locale, user_facing_version, title, base_path, live_path, searched, sorted_title, document_type,
    publishing_app, states, first_published_at, public_updated_at, access_limited, stands_in_for,
    changed_at, actor, application, trigger)
SELECT shown.content_id, shown.locale, shown.user_facing_version, shown.title, shown.base_path, live.base_path,
    lower(coalesce(shown.title, '') || E'\\n' || coalesce(shown.base_path, '')),
    lower(coalesce(shown.title, shown.base_path, shown.content_id::text)), shown.document_type, shown.publishing_app,
    array_remove(ARRAY[
        CASE WHEN live.state = 'published' THEN 'published' ELSE CASE live.unpublishing ->> 'type'
            WHEN 'withdrawal' THEN 'withdrawn' WHEN 'redirect' THEN 'redirected'
            WHEN 'gone' THEN 'gone' WHEN 'vanish' THEN 'removed' END END,
        CASE WHEN shown.content_store = 'draft' THEN 'draft' END], NULL),
    shown.first_published_at, shown.public_updated_at, shown.access_limited, %(stands_in_for)s,
    last.recorded_at, last.actor, last.application, last.trigger
FROM editions AS shown LEFT JOIN editions AS live ON live.content_id = shown.content_id
    AND live.locale = shown.locale AND live.content_store = 'live'
"""
_OF_DOCUMENT = "WHERE shown.content_id = %(content_id)s AND shown.locale = %(locale)s"
_THIS_EVENT = "SELECT %(recorded_at)s, %(actor)s, %(application)s, %(trigger)s"
_LAST = "CROSS JOIN LATERAL ({events}) AS last (recorded_at, actor, application, trigger)"
_ENTER = f"""
{_COLUMNS} {_LAST.format(events=_THIS_EVENT)}
{_OF_DOCUMENT} AND shown.content_store IS NOT NULL ORDER BY shown.content_store LIMIT 1 RETURNING access_limited
"""
#: What stands in for a draft was last changed by the last event that everybody may see.
_LAST_PUBLIC = (
    f"{_THIS_EVENT} WHERE %(type)s LIKE 'Edition%%' UNION ALL (SELECT recorded_at, actor, application, trigger"  # noqa: S608
    " FROM log.events WHERE stream = %(stream)s AND version < %(version)s AND type LIKE 'Edition%%'"
    " ORDER BY version DESC LIMIT 1) LIMIT 1"
)
_ENTER_STAND_IN = f"{_COLUMNS} {_LAST.format(events=_LAST_PUBLIC)} {_OF_DOCUMENT} AND shown.content_store = 'live'"


def project(recorded: Recorded) -> None:
    """Enter a document anew after each of its events, as its editions stand now."""
    if recorded.stream.startswith("document:"):
        values = vars(recorded) | {"stands_in_for": None}
        db.execute_sql(_FORGET, values)
        [limit] = db.execute_sql(_ENTER, values).fetchone() or [None]
        if limit:
            db.execute_sql(_ENTER_STAND_IN, values | {"stands_in_for": orjson.dumps(limit).decode()})


def visible(viewer: Viewer) -> Condition:
    """The condition on rows of the catalogue, known as `listed`, that they are what `viewer` sees of a document."""
    if sees_all(viewer):
        return "listed.stands_in_for IS NULL", {}
    may_see, values = condition(viewer, "listed.access_limited")
    may_see_draft, _ = condition(viewer, "listed.stands_in_for")
    return f"{may_see} AND (listed.stands_in_for IS NULL OR NOT {may_see_draft})", values
