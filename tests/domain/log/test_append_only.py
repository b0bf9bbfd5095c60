"""Promise 4: nobody changes what is in the log, neither the application's role nor the owner."""

import pytest
from peewee import PostgresqlDatabase, ProgrammingError

from domain.handle import handle
from tests.examples import save

CHANGES = [
    "UPDATE log.events SET actor = 'somebody else'",
    "DELETE FROM log.events",
    "TRUNCATE log.events",
    "DELETE FROM log.head",
    "TRUNCATE log.head",
]
BACKWARDS = "UPDATE log.head SET position = 1"
INSERT = "INSERT INTO log.head (position, digest) VALUES (0, '')"


@pytest.fixture
def owner(db, servers, actor):
    handle(save(), actor)
    owner = PostgresqlDatabase(servers.database_owner_url)
    with owner.connection_context():
        yield owner


@pytest.mark.parametrize("change", [*CHANGES, BACKWARDS, INSERT, "INSERT INTO log.events SELECT * FROM log.events"])
def test_the_application_has_no_right_to_change_the_log(owner, db, change):
    with pytest.raises(ProgrammingError, match="permission denied"):
        db.execute_sql(change)


@pytest.mark.parametrize("change", [*CHANGES, INSERT])
def test_the_owner_is_refused_by_a_trigger(owner, change):
    with pytest.raises(ProgrammingError, match="the log is append-only"):
        owner.execute_sql(change)


def test_the_head_only_moves_forward(owner):
    with pytest.raises(ProgrammingError, match="only moves forward"):
        owner.execute_sql(BACKWARDS)


def test_the_application_owns_neither_the_log_nor_its_function(owner, db):
    for change in ("ALTER TABLE log.events DISABLE TRIGGER append_only", "DROP FUNCTION log.append"):
        with pytest.raises(ProgrammingError, match="must be owner|permission denied"):
            db.execute_sql(change)
