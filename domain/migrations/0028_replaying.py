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

MADE_PUBLIC = """
CREATE TABLE projection.made_public (
    content_id  uuid NOT NULL,
    locale      text NOT NULL,
    changed_at  timestamptz NOT NULL,
    actor       text,
    application text NOT NULL,
    trigger     text NOT NULL,
    PRIMARY KEY (content_id, locale)
);
COMMENT ON TABLE projection.made_public IS 'the last event of each document that everybody may see';
INSERT INTO projection.made_public
SELECT DISTINCT ON (stream) content_id, locale, recorded_at, actor, application, trigger FROM log.events
WHERE stream LIKE 'document:%' AND type LIKE 'Edition%' ORDER BY stream, version DESC;
"""

# A path is limited by each document that stood there limited; whether it is known otherwise is looked up.
LIMITED_PATHS = """
DELETE FROM projection.limited_paths;
ALTER TABLE projection.limited_paths ADD COLUMN content_id uuid NOT NULL, ADD COLUMN locale text NOT NULL,
    DROP CONSTRAINT limited_paths_pkey, ADD PRIMARY KEY (stream, content_id, locale);
INSERT INTO projection.limited_paths (stream, content_id, locale, access_limited)
SELECT stream, content_id, locale, access_limited FROM (
    SELECT DISTINCT ON (path, content_id, locale) 'path:' || path AS stream, content_id, locale, access_limited
    FROM (SELECT content_id, locale, version, payload #>> '{content,base_path}' AS path,
                 payload #> '{content,access_limited}' AS access_limited
          FROM log.events WHERE type = 'DraftSaved') AS saved
    WHERE path IS NOT NULL ORDER BY path, content_id, locale, version DESC
) AS saved_last WHERE access_limited NOT IN ('null', '{}');
COMMENT ON TABLE projection.limited_paths IS 'paths at which a draft was limited, each by the document that it was of';
CREATE INDEX editions_base_path ON projection.editions (base_path);
"""


def up(migrator, db):
    for statements in (LINK_CHANGES, FOLLOWERS, MADE_PUBLIC, LIMITED_PATHS):
        db.execute_sql(statements.replace("%", "%%"))
