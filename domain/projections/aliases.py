"""Names for content: an alias stands for one content_id, and is never given up."""

from collections import defaultdict

from peewee import TextField

from domain import events
from domain.log.envelope import Recorded
from domain.projections.model import Table, Uuid
from domain.projections.rows import Rows


class ContentIdAlias(Table):
    name = TextField(primary_key=True)
    content_id = Uuid()

    class Meta:
        table_name = "content_id_aliases"


TABLES = (ContentIdAlias,)


def project(recorded: Recorded, rows: Rows) -> None:
    """Bring the aliases up to date with one event."""
    match recorded.event:
        case events.AliasAssigned(name=name, content_id=content_id):
            rows.add(ContentIdAlias, {"name": name, "content_id": content_id})


def content_ids_of(names: set[str]) -> dict[str, str]:
    """The content_ids that these aliases stand for, as far as they are known."""
    if not names:
        return {}
    found = ContentIdAlias.select().where(ContentIdAlias.name.in_(list(names)))
    return {alias.name: alias.content_id for alias in found}


def aliases_of(content_ids: set[str]) -> dict[str, list[dict[str, str]]]:
    """The aliases of each content_id that has some, as {content_id, name}, by name."""
    found = ContentIdAlias.select().where(ContentIdAlias.content_id.in_(list(content_ids)))
    aliases: dict[str, list[dict[str, str]]] = defaultdict(list)
    for alias in found.order_by(ContentIdAlias.name):
        aliases[alias.content_id].append({"content_id": alias.content_id, "name": alias.name})
    return aliases
