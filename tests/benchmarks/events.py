"""Fills a site with a long history: log and head, and of the projections what the timeline's pages read."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import StringIO

import orjson
from peewee import PostgresqlDatabase

from domain import accounts, applications, clock
from domain.commands import Publish
from domain.handle import handle
from domain.log import Actor, head
from domain.log.envelope import digest_after
from tests.benchmarks.history import BEGIN, Cast, Document, History, leaf
from tests.examples import save

PASSWORD = "a password for benchmarks"
OPERATOR = Actor(person=None, application="benchmarks", trigger="command line", request_id="r-0")
PEOPLE = "Ada Lovelace,Alan Turing,Grace Hopper,Mary Seacole,Charles Babbage,Rosalind Franklin,Isaac Newton".split(",")
APPLICATIONS = ("whitehall", "specialist-publisher", "travel-advice-publisher", "collections-publisher")
ORGANISATIONS = 40
SLICE = 20_000

_EVENTS = (
    "position stream version type schema_version content_id locale payload actor application trigger request_id"
    " caused_by recorded_at leaf digest"
).split()
_EDITIONS = (
    "content_id locale user_facing_version state content_store base_path title document_type schema_name publishing_app"
    " phase details routes redirects auth_bypass_ids access_limited created_at updated_at"
).split()
_CATALOGUE = """
INSERT INTO projection.catalogue (content_id, locale, user_facing_version, title, base_path, live_path, searched,
    sorted_title, document_type, publishing_app, states, changed_at, application, trigger)
SELECT content_id, locale, user_facing_version, title, base_path, CASE WHEN content_store = 'live' THEN base_path END,
    lower(title || base_path), lower(title), document_type, publishing_app,
    ARRAY[CASE content_store WHEN 'live' THEN 'published' ELSE 'draft' END], updated_at, 'annals', 'person'
FROM projection.editions ON CONFLICT DO NOTHING
"""
_ITEMS = """
INSERT INTO downstream.items (target, key, wanted, delivered, wanted_at, delivered_at, took)
SELECT 'live-content-store', base_path, %(head)s, %(head)s, now(), now(), interval '400 ms'
FROM projection.editions WHERE content_store = 'live' ON CONFLICT DO NOTHING
"""
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def email(name: str) -> str:
    return f"{name.split()[0].lower()}@example.org"


def fill(owner_url: str, count: int, documents: int, **more) -> Cast:
    """Fill the empty site to which `domain.database` is connected with about `count` events; returns who acts in it.

    `more` goes to `History`.
    """
    with at(BEGIN):
        accounts.create_account("rob@example.org", "Rob Reader", "auditor", PASSWORD, OPERATOR)
        cast = Cast([_person(name) for name in PEOPLE], [], [])
        cast.applications = [_application(name) for name in APPLICATIONS]
        cast.organisations = [_organisation(number) for number in range(ORGANISATIONS)]
    history = History(cast, count - head()[0], documents, **more)
    owner = PostgresqlDatabase(owner_url)
    with owner.connection_context():
        with owner.atomic():
            position = _append(owner, history)
        with owner.atomic():
            _project(owner, history.documents, position)
        # One by one, and not in a transaction, as PostgreSQL wants it.
        for table in ("log.events", "projection.editions", "projection.catalogue", "downstream.items"):
            owner.execute_sql(f"VACUUM ANALYZE {table}")
    return cast


@contextmanager
def at(moment: datetime):
    """Has it be that moment."""
    now, clock.now = clock.now, lambda: moment
    yield
    clock.now = now


def _person(name: str) -> str:
    return accounts.create_account(email(name), name, "editor", PASSWORD, OPERATOR).account_id


def _application(name: str) -> str:
    return applications.application_with(applications.register_application(name, [], OPERATOR)).application_id


def _organisation(number: int) -> str:
    title, path = f"Office {number}", f"/organisations/office-{number}"
    command = save(base_path=path, title=title, document_type="organisation", schema_name="organisation")
    handle(command, OPERATOR)
    handle(Publish(content_id=command.content_id), OPERATOR)
    return command.content_id


def _append(owner: PostgresqlDatabase, history: History) -> int:
    """Append the history behind the head of the log, with the digests that `log.append` would have given it."""
    position, digest = head()
    rows: list[str] = []
    for event in history.events():
        position, of_event = position + 1, leaf(event)
        digest = digest_after(digest, position, of_event)
        row = event | {"position": position, "leaf": of_event, "digest": digest}
        rows.append("\t".join(_copied(row[name]) for name in _EVENTS))
        if len(rows) == SLICE:
            _copy(owner, "log.events", _EVENTS, rows)
            rows = []
    _copy(owner, "log.events", _EVENTS, rows)
    owner.execute_sql("UPDATE log.head SET position = %s, digest = %s", (position, digest))
    return position


def _project(owner: PostgresqlDatabase, documents: list[Document], position: int) -> None:
    """The documents as they stand now: the last edition of each, and what is delivered of it."""
    rows = ["\t".join(_copied(edition[name]) for name in _EDITIONS) for edition in _editions(documents)]
    _copy(owner, "projection.editions", _EDITIONS, rows)
    owner.execute_sql(_CATALOGUE)
    owner.execute_sql(_ITEMS, {"head": position})


def _editions(documents: list[Document]) -> Iterator[dict]:
    for document in documents:
        yield document.content | {
            "content_id": document.content_id,
            "locale": document.locale,
            "user_facing_version": document.edition,
            "state": "draft" if document.draft else "published",
            "content_store": "draft" if document.draft else "live",
            "created_at": "now",
            "updated_at": "now",
        }


def _copy(owner: PostgresqlDatabase, table: str, columns: Iterable[str], rows: list[str]) -> None:
    with owner.connection().cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", StringIO("\n".join(rows)))


def _copied(value) -> str:
    match value:
        case None:
            return "\\N"
        case dict() | list():
            value = orjson.dumps(value).decode()
        case bytes():
            return f"\\\\x{value.hex()}"
    return str(value).translate(_ESCAPED)
