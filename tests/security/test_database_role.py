"""What somebody who has taken over the web application cannot do in the database: its role has no right to."""

import pytest
from peewee import PeeweeException

from domain.handle import handle
from tests.examples import save

FORBIDDEN = {
    "rewrite the log": "UPDATE log.events SET payload = '{}'",
    "shorten the log": "DELETE FROM log.events",
    "write past the function that appends": "INSERT INTO log.events SELECT * FROM log.events",
    "turn the head back": "UPDATE log.head SET position = 0",
    "switch triggers off": "ALTER TABLE log.events DISABLE TRIGGER ALL",
    "switch triggers off for a session": "SET session_replication_role = replica",
    "change the schema": "ALTER TABLE projection.editions ADD COLUMN evil text",
    "drop a table": "DROP TABLE projection.editions",
    "empty a table at once": "TRUNCATE projection.editions",
    "make a table": "CREATE TABLE projection.evil (a text)",
    "make a table beside them": "CREATE TABLE public.evil (a text)",
    "make a schema": "CREATE SCHEMA evil",
    "replace the function that appends": "DROP FUNCTION log.append",
    "become the owner": "SET ROLE annals_owner",
    "become superuser": "ALTER ROLE annals_web SUPERUSER",
    "make a role": "CREATE ROLE evil",
    "read files": "SELECT pg_read_file('postgresql.conf')",
    "run programs": "COPY (SELECT 1) TO PROGRAM 'true'",
    "read passwords of roles": "SELECT * FROM pg_authid",
    "claim that migrations were applied": "DELETE FROM public.annals_migrations",
}


@pytest.mark.parametrize("attempt", FORBIDDEN, ids=lambda name: name.replace(" ", "-"))
def test_the_web_role_cannot(db, actor, attempt):
    handle(save(), actor)
    with pytest.raises(PeeweeException, match="permission denied|must be owner|must have|Only roles|does not exist"):
        db.execute_sql(FORBIDDEN[attempt])


def test_the_web_role_reads_no_database_of_a_store(servers):
    import psycopg2

    url = servers.content_store_database_url.replace("annals_owner", "annals_web")
    with pytest.raises(psycopg2.Error, match="permission denied"):
        connection = psycopg2.connect(url)
        connection.cursor().execute("SELECT * FROM items")
