"""Which items wait because their target was not reached, and not because it refused them."""

UNREACHED = """
ALTER TABLE downstream.items ADD COLUMN unreached boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN downstream.items.unreached IS 'the target did not answer, or not as it should; not about this item';
"""


def up(migrator, db):
    db.execute_sql(UNREACHED)
