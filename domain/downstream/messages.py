"""The messages that the message queue gets: what became of a document, with the document as it is now."""

from dataclasses import dataclass

from domain.database import db
from domain.downstream.items import Owed
from domain.downstream.present import Item, kind_of, present_editions, short_item
from domain.downstream.targets import LIVE
from domain.projections.editions import Edition, owners_of
from domain.queries.links import merged_links_of


@dataclass(frozen=True)
class Message:
    """A message and the routing key under which it is sent: `SCHEMA_NAME.EVENT_TYPE`."""

    routing_key: str
    body: Item


def messages(owed: list[Owed]) -> dict[str, Message]:
    """For each item the message to send; none for an item whose document has nothing to tell any more.

    A fixed number of queries for any number of items.
    """
    keys = {item.key: item.key.split(":") for item in owed}
    editions = _editions([(content_id, locale) for content_id, locale, _ in keys.values()])
    contents, requests = _contents(list(editions.values())), _requests([item.wanted for item in owed])
    found = {}
    for item in owed:
        content_id, locale, event_type = keys[item.key]
        if content := contents.get((content_id, locale)):
            body = _body(content, event_type) | {"govuk_request_id": requests.get(item.wanted)}
            body["payload_version"] = item.wanted
            found[item.key] = Message(f"{body['schema_name']}.{event_type}", body)
    return found


def not_yet_live(owed: list[Owed]) -> set[str]:
    """The keys of items whose document the live content store does not have yet: who is told may come and look."""
    rows = db.execute_sql(
        "SELECT told.key FROM unnest(%s::text[]) AS told (key)"
        " JOIN editions ON content_id::text = split_part(told.key, ':', 1) AND locale = split_part(told.key, ':', 2)"
        " JOIN downstream.items ON target = %s AND items.key = base_path"
        " WHERE content_store = 'live' AND wanted > delivered",
        ([item.key for item in owed], LIVE),
    )
    return {key for (key,) in rows}


def _editions(documents: list[tuple[str, str]]) -> dict[tuple[str, str], Edition]:
    """The published or unpublished edition of each document that has one."""
    ids, known = [content_id for content_id, _ in documents], set(documents)
    rows = Edition.select().where(Edition.content_id.in_(ids) & Edition.state.in_(("published", "unpublished")))
    return {(each.content_id, each.locale): each for each in rows if (each.content_id, each.locale) in known}


def _contents(editions: list[Edition]) -> dict[tuple[str, str], Item]:
    presented, links = present_editions(editions, "live"), merged_links_of(editions)
    gone = _substituted_by_a_translation([each for each in editions if kind_of(each) == "substitute"])
    contents = {}
    for edition, item in zip(editions, presented, strict=True):
        match kind_of(edition):
            case "content":
                body = item | {"links": links[edition.id]}
            case "substitute" if edition.id not in gone:
                continue
            case "substitute" | "vanish" as kind:
                body = short_item(edition, kind)
            case _:
                body = item
        contents[edition.content_id, edition.locale] = body | {"content_id": edition.content_id}
    return contents


def _substituted_by_a_translation(editions: list[Edition]) -> set[int]:
    """Those of which readers are told: they gave way to their own content_id in another locale."""
    owners = owners_of([each.base_path for each in editions if each.base_path], "live")
    return {
        each.id
        for each in editions
        if each.base_path in owners and owners[each.base_path].content_id == each.content_id
    }


def _body(content: Item, event_type: str) -> Item:
    return content | {"update_type": event_type} if "links" in content else dict(content)


def _requests(positions: list[int]) -> dict[int, str]:
    rows = db.execute_sql("SELECT position, request_id FROM log.events WHERE position = ANY(%s)", (positions,))
    return dict(rows.fetchall())
