"""A log to prove things about, and its owner, who can do everything to it."""

import pytest
from peewee import PostgresqlDatabase

from domain.commands import DiscardDraft, Publish
from domain.handle import handle
from domain.proof import notes
from tests.examples import new_id, save

KEY = notes.SignerKey("annals/tests", bytes(range(32)))


@pytest.fixture
def happened(db, actor) -> int:
    """Some events of several streams, some of them caused by others; the last position."""
    first, second = new_id(), new_id()
    handle(save(first, base_path="/a", details={"body": "é \U0001f41d", "n": [1, 2.5, 1e-7, True, None]}), actor)
    handle(Publish(content_id=first, update_type="major"), actor)
    handle(save(second, base_path="/b"), actor)
    handle(save(first, base_path="/c", title="Moved"), actor)
    handle(DiscardDraft(content_id=second), actor)
    return handle(Publish(content_id=first, update_type="major"), actor).position


GUARDS = [("events", "append_only"), ("checkpoints", "append_only"), ("head", "stays"), ("head", "only_forward")]
CONSTRAINTS = {
    "events_pkey": "PRIMARY KEY (position)",
    "events_stream_version_key": "UNIQUE (stream, version)",
    "events_caused_by_fkey": "FOREIGN KEY (caused_by) REFERENCES log.events (position)",
}


@pytest.fixture
def owner(db, servers):
    """The database's owner, who has taken all guards down; they are put back in the end."""
    owner = PostgresqlDatabase(servers.database_owner_url)
    with owner.connection_context():
        for table, trigger in GUARDS:
            owner.execute_sql(f"ALTER TABLE log.{table} DISABLE TRIGGER {trigger}")
        for name in reversed(CONSTRAINTS):
            owner.execute_sql(f"ALTER TABLE log.events DROP CONSTRAINT {name}")
        yield owner
        owner.execute_sql("TRUNCATE log.events, log.checkpoints")
        for name, constraint in CONSTRAINTS.items():
            owner.execute_sql(f"ALTER TABLE log.events ADD CONSTRAINT {name} {constraint}")
        for table, trigger in GUARDS:
            owner.execute_sql(f"ALTER TABLE log.{table} ENABLE TRIGGER {trigger}")
