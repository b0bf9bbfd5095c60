"""What an event makes of links: rows by link type and place, each as old as it has been there."""

from domain import events
from domain.followers.history.rows import Key, Rows
from domain.log.envelope import Recorded

COLUMNS = ("target_content_id", "linked_at")
Links = dict[str, list[str]]


def of_edition(rows: Rows, recorded: Recorded) -> None:
    """Enter what an event changes of the links of an edition."""
    document = (recorded.content_id, recorded.locale)
    match recorded.event:
        case events.DraftSaved(user_facing_version=version, content=content):
            known = _since(rows, (*document, version - 1)) | _since(rows, (*document, version))
            _replace(rows, (*document, version), content.links, known, recorded)
        case events.DraftDiscarded(user_facing_version=version):
            _replace(rows, (*document, version), {}, {}, recorded)


def of_link_set(rows: Rows, recorded: Recorded) -> None:
    """Enter what an event changes of a link set: the types that it names, and no others."""
    thing, links = (recorded.content_id,), recorded.event.links
    _replace(rows, thing, links, _since(rows, thing), recorded, types=set(links))


def _replace(rows: Rows, thing: Key, links: Links, known: dict, recorded: Recorded, types: set | None = None) -> None:
    numbered = {(type_, place): target for type_, targets in links.items() for place, target in enumerate(targets)}
    for told in [told for told in rows.of(*thing) if told not in numbered and (types is None or told[0] in types)]:
        rows.put(thing, told, None, recorded.position)
    for told, target in numbered.items():
        linked_at = known.get((*told, target), recorded.recorded_at)
        rows.put(thing, told, {"target_content_id": target, "linked_at": linked_at}, recorded.position)


def _since(rows: Rows, thing: Key) -> dict:
    """When each link came to where it is, by type, place and target."""
    return {(*told, each["target_content_id"]): each["linked_at"] for told, each in rows.of(*thing).items()}
