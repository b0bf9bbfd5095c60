"""Scheduled publications, what each target was sent last, and redirects by where they lead."""

SCHEDULES = """
CREATE TABLE projection.schedules (
    content_id          uuid NOT NULL,
    locale              text NOT NULL,
    user_facing_version integer NOT NULL,
    publish_at          timestamptz NOT NULL,
    actor               text,
    scheduled_at        timestamptz NOT NULL,
    problem             text,
    PRIMARY KEY (content_id, locale)
);
COMMENT ON COLUMN projection.schedules.problem IS 'why it was not published when its time came; null while it waits';
CREATE INDEX schedules_due ON projection.schedules (publish_at) WHERE problem IS NULL;
"""

DELIVERIES = """
ALTER TABLE downstream.items ADD COLUMN fingerprint text;
COMMENT ON COLUMN downstream.items.fingerprint IS 'SHA-256 of what the target was sent last and took';
ALTER TABLE downstream.items ADD COLUMN took interval;
COMMENT ON COLUMN downstream.items.took IS 'from when the position delivered last was wanted until it was';
"""

REDIRECTS = """
CREATE INDEX live_redirects ON projection.editions USING gin (
    (CASE WHEN state = 'unpublished' THEN unpublishing -> 'redirects' ELSE redirects END) jsonb_path_ops
) WHERE content_store = 'live' AND (schema_name = 'redirect' OR unpublishing ->> 'type' = 'redirect')
"""


def up(migrator, db):
    for statement in (SCHEDULES, DELIVERIES, REDIRECTS):
        db.execute_sql(statement)
