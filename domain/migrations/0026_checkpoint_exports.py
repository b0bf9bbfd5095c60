"""How far checkpoints have been exported, by where to, and what is in the way."""

EXPORTS = """
CREATE TABLE private.checkpoint_exports (
    destination text PRIMARY KEY,
    position    bigint NOT NULL DEFAULT 0,
    exported_at timestamptz,
    failed_at   timestamptz,
    error       text
);
"""


def up(migrator, db):
    db.execute_sql(EXPORTS)
