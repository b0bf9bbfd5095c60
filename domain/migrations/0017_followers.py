"""How far each follower has come: it has entered every event up to `position`, and none behind it."""

FOLLOWERS = """
CREATE TABLE projection.followers (
    name     text PRIMARY KEY,
    position bigint NOT NULL
);
"""


def up(migrator, db):
    db.execute_sql(FOLLOWERS)
