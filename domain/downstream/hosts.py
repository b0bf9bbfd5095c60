"""What is recorded of the documents that show a content block, once it has been published."""

from collections.abc import Iterator

from domain import log
from domain.commands import UpdateHostContent
from domain.database import db
from domain.downstream.dependants import Change, dependants_of
from domain.projections.editions import live_documents

_PUBLICATION = (
    "SELECT position, actor, request_id, payload->>'user_facing_version' FROM log.events"
    " WHERE stream = %s AND type = 'EditionPublished' ORDER BY version DESC LIMIT 1"
)
_BLOCK = (
    "SELECT title, document_type FROM editions WHERE content_id = %s AND locale = %s AND content_store = 'live'"
    " AND state = 'published'"
)


def host_updates(change: Change) -> Iterator[tuple[UpdateHostContent, log.Actor]]:
    """What to record, and as whose doing, for every live document that shows the block of a `change` but the block.

    Nothing when the block is not published any more.
    """
    block = db.execute_sql(_BLOCK, (change.content_id, change.locale)).fetchone()
    if block is None:
        return
    stream = f"document:{change.content_id}:{change.locale}"
    position, person, request_id, version = db.execute_sql(_PUBLICATION, (stream,)).fetchone()
    source_block = {
        "title": block[0],
        "content_id": change.content_id,
        "document_type": block[1],
        "updated_by_user_uid": person,
    }
    actor = log.Actor(person=None, application="annals", trigger="dependency", request_id=request_id)
    hosts = dependants_of([change], "live") - {change.content_id}
    for content_id, locale in sorted(live_documents(hosts)):
        yield (
            UpdateHostContent(
                content_id=content_id,
                locale=locale,
                source_block=source_block,
                source_locale=change.locale,
                source_version=int(version),
                caused_by=position,
            ),
            actor,
        )
