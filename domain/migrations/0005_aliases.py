"""Aliases of content_ids."""

ALIASES = """
CREATE TABLE projection.content_id_aliases (
    name       text PRIMARY KEY,
    content_id uuid NOT NULL
);
CREATE INDEX content_id_aliases_content_id ON projection.content_id_aliases (content_id);
"""


def up(migrator, db):
    db.execute_sql(ALIASES)
