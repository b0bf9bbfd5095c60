"""Drafts that could not be published as they stand. Those saved before this are checked when they are saved again."""

FAILING_CHECKS = """
CREATE TABLE projection.failing_checks (
    content_id uuid NOT NULL,
    locale     text NOT NULL,
    problems   jsonb NOT NULL,
    PRIMARY KEY (content_id, locale)
);
COMMENT ON COLUMN projection.failing_checks.problems IS 'a sentence each';
"""


def up(migrator, db):
    db.execute_sql(FAILING_CHECKS)
