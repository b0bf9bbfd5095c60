"""What replaying the log beside the live tables takes: keys that tell rows apart, and versions of followers."""

#: Its first column makes the index by source and position unnecessary.
LINK_CHANGES = """
CREATE UNIQUE INDEX link_changes_once ON projection.link_changes
    (source_content_id, position, link_type, target_content_id);
DROP INDEX projection.link_changes_source;
"""

FOLLOWERS = """
ALTER TABLE projection.followers ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE projection.followers ADD COLUMN filled boolean NOT NULL DEFAULT false;
UPDATE projection.followers SET filled = true;
COMMENT ON COLUMN projection.followers.version IS 'of the code that has entered the events';
COMMENT ON COLUMN projection.followers.filled IS 'whether it has caught up with the log at least once';
"""


def up(migrator, db):
    db.execute_sql(LINK_CHANGES)
    db.execute_sql(FOLLOWERS)
