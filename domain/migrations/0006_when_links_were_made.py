"""When each link was made: of the links that lead to one document, the latest is shown first."""

TABLES = ("edition_links", "link_set_links")


def up(migrator, db):
    for table in TABLES:
        db.execute_sql(f"ALTER TABLE projection.{table} ADD COLUMN linked_at timestamptz NOT NULL DEFAULT 'epoch'")
        db.execute_sql(f"ALTER TABLE projection.{table} ALTER COLUMN linked_at DROP DEFAULT")
