"""Kept checkpoints are as hard to alter as the log, and none is kept that the log does not hold."""

import pytest
from peewee import DataError, PostgresqlDatabase, ProgrammingError

from domain import log
from domain.proof import checkpoints
from tests.domain.proof.conftest import KEY

KEEP = "SELECT log.keep_checkpoint(%s, %s, 'x', now())"
CHANGES = ["UPDATE log.checkpoints SET note = ''", "DELETE FROM log.checkpoints", "TRUNCATE log.checkpoints"]


@pytest.mark.parametrize("change", [*CHANGES, "INSERT INTO log.checkpoints VALUES (1, '', now())"])
def test_the_application_has_no_right_to_change_them(db, happened, change):
    checkpoints.make(KEY)
    with pytest.raises(ProgrammingError, match="permission denied"):
        db.execute_sql(change)


@pytest.mark.parametrize("change", CHANGES)
def test_the_owner_is_refused_by_a_trigger(db, happened, servers, change):
    checkpoints.make(KEY)
    owner = PostgresqlDatabase(servers.database_owner_url)
    with owner.connection_context(), pytest.raises(ProgrammingError, match="the log is append-only"):
        owner.execute_sql(change)


def test_none_is_kept_that_the_log_does_not_hold(db, happened):
    for position, digest in ((happened, bytes(32)), (happened + 1, log.head()[1]), (0, bytes(32))):
        with pytest.raises(DataError, match="another digest"):
            db.execute_sql(KEEP, (position, digest))


def test_of_two_for_one_position_the_first_is_kept(db, happened):
    first = checkpoints.make(KEY)
    db.execute_sql(KEEP, log.head())
    assert checkpoints.make(KEY) == first == checkpoints.latest() == checkpoints.at(happened)


def test_they_are_listed_newest_first_and_none_was_made_of_nothing(db):
    assert (checkpoints.make(KEY), list(checkpoints.listed(3))) == (None, [])
