"""The organisations that people belong to, by content_id: what is limited to those is for them too."""


def up(migrator, db):
    db.execute_sql("ALTER TABLE projection.accounts ADD COLUMN organisations jsonb NOT NULL DEFAULT '[]'")
