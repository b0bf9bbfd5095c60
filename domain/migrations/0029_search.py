"""Search is wanted of whatever the live content store is wanted of: what was published before there was search too."""

WANTED = """
INSERT INTO downstream.items (target, key, lane, wanted)
SELECT 'search', key, 1, wanted FROM downstream.items WHERE target = 'live-content-store'
ON CONFLICT DO NOTHING
"""


def up(migrator, db):
    db.execute_sql(WANTED)
