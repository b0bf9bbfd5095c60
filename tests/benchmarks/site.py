"""A large site to measure on: some documents of every kind made through the one door, then copied by SQL.

Copies are as complete as their originals (events, streams, editions, links, items), but for the hashes of the log.
"""

from peewee import PostgresqlDatabase

from domain import accounts
from domain.commands import PatchLinks, Publish, Unpublish
from domain.handle import handle
from domain.log import Actor, head
from tests.examples import save

PASSWORD = "a password for benchmarks"
OPERATOR = Actor(person=None, application="benchmarks", trigger="command line", request_id="r-0")
ORIGINALS, ORGANISATIONS, EDITORS = 20, 40, 5
TYPES = ("answer", "detailed_guide", "news_article", "publication", "speech")
APPLICATIONS = ("publisher", "whitehall", "specialist-publisher")
WORDS = "bees wasps hives swarms honey pollen flowers queens drones orchards".split()

_OLDER = "- n * interval '7 minutes'"
_MUCH_OLDER = "- n * interval '1 hour'"
_DATES = {name: f"t.{name} {_MUCH_OLDER}" for name in ("first_published_at", "public_updated_at")}
#: In what the nth copy of a row differs from it, beside ids, paths and titles; `more` is the events of a round.
COPIED = {
    "log.events": {"position": "t.position + n * %(more)s", "recorded_at": f"t.recorded_at {_OLDER}"},
    "projection.streams": {},
    "projection.documents": {},
    "projection.editions": {"id": "t.id + n * %(more)s", "updated_at": f"t.updated_at {_OLDER}", **_DATES},
    "projection.edition_links": {},
    "projection.link_sets": {},
    "projection.link_set_links": {},
    "projection.path_reservations": {},
    "projection.catalogue": {"changed_at": f"t.changed_at {_OLDER}", **_DATES},
    "downstream.items": {"delivered": "t.wanted"},
}
_COPY = """
INSERT INTO {table} SELECT copied.* FROM {table} AS t
JOIN unnest(%(ids)s::text[], %(slugs)s::text[]) AS original (id, slug)
    ON position(original.id IN t::text) > 0 OR position(slug IN t::text) > 0
CROSS JOIN generate_series(1, %(copies)s) AS n
CROSS JOIN LATERAL jsonb_populate_record(NULL::{table}, replace(replace(to_jsonb(t)::text,
    original.id, md5(original.id || n)::uuid::text),
    slug, (%(words)s::text[])[1 + n %% 10] || '-' || right(slug, 2) || '-' || n)::jsonb
    || jsonb_build_object({changes})) AS copied
"""


def fill(owner_url: str, documents: int) -> None:
    """Fill the empty site to which `domain.database` is connected with so many documents, organisations and editors."""
    organisations = [
        _publish(id_of(100 + n), f"/organisations/office-{n}", n, "organisation") for n in range(ORGANISATIONS)
    ]
    editors = [_editor(number) for number in range(EDITORS)]
    before = head()[0]
    for number in range(ORIGINALS):
        _original(number, organisations[number], editors[number % EDITORS])
    owner = PostgresqlDatabase(owner_url)
    with owner.connection_context():
        with owner.atomic():
            _copy(owner, documents // ORIGINALS - 1, head()[0] - before)
        for table in COPIED:
            owner.execute_sql(f"VACUUM ANALYZE {table}")


def editor_email(number: int = 0) -> str:
    return f"editor-{number}@example.org"


def _editor(number: int) -> Actor:
    person = accounts.create_account(editor_email(number), f"Editor {number}", "publisher", PASSWORD, OPERATOR)
    return Actor(person=person.account_id, application="annals", trigger="person", request_id=f"r-{number}")


def _original(number: int, organisation: str, editor: Actor) -> None:
    """A document; by its number it is a draft, live, both, or has been taken down, and has links of either sort."""
    content_id, path = id_of(number), f"/{TYPES[number % 5].replace('_', '-')}/original-{number:02}"
    links = {"organisations": [organisation]} if number % 2 else {}
    _save(content_id, path, number, TYPES[number % 5], editor, links)
    if not links:
        handle(PatchLinks(content_id=content_id, links={"primary_publishing_organisation": [organisation]}), editor)
    if number % 10:
        handle(Publish(content_id=content_id, without_review="Made to be measured"), editor)
    match number:
        case 5 | 15:
            _save(content_id, path, number, TYPES[number % 5], editor, links)
        case 7 | 17:
            handle(Unpublish(content_id=content_id, type="withdrawal", explanation="Out of date."), editor)
        case 8:
            handle(Unpublish(content_id=content_id, type="gone"), editor)
        case 9:
            handle(Unpublish(content_id=content_id, type="redirect", alternative_path="/elsewhere"), editor)


def _publish(content_id: str, path: str, number: int, type_: str) -> str:
    _save(content_id, path, number, type_, OPERATOR, {})
    handle(Publish(content_id=content_id), OPERATOR)
    return content_id


def _save(content_id: str, path: str, number: int, type_: str, actor: Actor, links: dict) -> None:
    changes = {"document_type": type_, "schema_name": type_, "publishing_app": APPLICATIONS[number % 3], "links": links}
    title = f"What to know about {path.rpartition('/')[2]}"
    body = {"body": "\n\n".join(["Bees need flowers, and flowers need bees."] * 40)}
    handle(save(content_id, base_path=path, title=title, details=body, **changes), actor)


def _copy(owner: PostgresqlDatabase, copies: int, more: int) -> None:
    values = {
        "ids": [id_of(number) for number in range(ORIGINALS)],
        "slugs": [f"original-{number:02}" for number in range(ORIGINALS)],
        "words": WORDS,
        "copies": copies,
        "more": more,
    }
    for table, changes in COPIED.items():
        pairs = ", ".join(f"'{column}', {expression}" for column, expression in changes.items())
        owner.execute_sql(_COPY.format(table=table, changes=pairs), values)
    owner.execute_sql("UPDATE log.head SET position = (SELECT max(position) FROM log.events)")


def id_of(number: int) -> str:
    return f"5eed0000-0000-4000-8000-{number:012}"
