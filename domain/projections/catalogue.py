"""The list of documents: one row for each that has a draft or a live edition, with all that it is found by.

A row follows from the document's own stream alone, so that whoever holds that stream's lock can write it. What other
streams tell (links, items, …) is looked up where a filter asks for it.
"""

from domain.database import db
from domain.log.envelope import Recorded

_FORGET = "DELETE FROM catalogue WHERE content_id = %(content_id)s AND locale = %(locale)s"
_ENTER = """
INSERT INTO catalogue (
    content_id, locale, user_facing_version, title, base_path, live_path, searched, sorted_title, document_type,
    publishing_app, states, first_published_at, public_updated_at, changed_at, actor, application, trigger)
SELECT shown.content_id, shown.locale, shown.user_facing_version, shown.title, shown.base_path, live.base_path,
    lower(coalesce(shown.title, '') || E'\\n' || coalesce(shown.base_path, '')),
    lower(coalesce(shown.title, shown.base_path, shown.content_id::text)), shown.document_type, shown.publishing_app,
    array_remove(ARRAY[
        CASE WHEN live.state = 'published' THEN 'published' ELSE CASE live.unpublishing ->> 'type'
            WHEN 'withdrawal' THEN 'withdrawn' WHEN 'redirect' THEN 'redirected'
            WHEN 'gone' THEN 'gone' WHEN 'vanish' THEN 'removed' END END,
        CASE WHEN shown.content_store = 'draft' THEN 'draft' END], NULL),
    shown.first_published_at, shown.public_updated_at, %(recorded_at)s, %(actor)s, %(application)s, %(trigger)s
FROM editions AS shown LEFT JOIN editions AS live ON live.content_id = shown.content_id
    AND live.locale = shown.locale AND live.content_store = 'live'
WHERE shown.content_id = %(content_id)s AND shown.locale = %(locale)s AND shown.content_store IS NOT NULL
ORDER BY shown.content_store LIMIT 1
"""


def project(recorded: Recorded) -> None:
    """Enter a document anew after each of its events, as its editions stand now."""
    if recorded.stream.startswith("document:"):
        values = vars(recorded)
        db.execute_sql(_FORGET, values)
        db.execute_sql(_ENTER, values)
