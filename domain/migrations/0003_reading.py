"""What the reading endpoints of the publishing interface need: ids of editions, link changes, indexes."""

EDITION_IDS = """
ALTER TABLE projection.editions ADD COLUMN id bigint;
COMMENT ON COLUMN projection.editions.id IS 'the position of the DraftSaved that began this edition';
UPDATE projection.editions AS edition SET id = (
    SELECT max(position) FROM log.events
    WHERE type = 'DraftSaved' AND content_id = edition.content_id AND locale = edition.locale
      AND recorded_at = edition.created_at
);
CREATE UNIQUE INDEX edition_ids ON projection.editions (id);
"""

LINK_CHANGES = """
CREATE TABLE projection.link_changes (
    position          bigint,
    source_content_id uuid NOT NULL,
    target_content_id uuid NOT NULL,
    link_type         text NOT NULL,
    change            smallint NOT NULL CHECK (change IN (1, -1)),
    user_uid          text,
    created_at        timestamptz NOT NULL
);
COMMENT ON COLUMN projection.link_changes.change IS '1: added, -1: removed';
CREATE INDEX link_changes_latest ON projection.link_changes (link_type, position DESC);
CREATE INDEX link_changes_source ON projection.link_changes (source_content_id, position DESC);
CREATE INDEX link_changes_target ON projection.link_changes (target_content_id, position DESC);
CREATE INDEX link_changes_user ON projection.link_changes (user_uid, position DESC);
"""

INDEXES = """
CREATE INDEX editions_by_updated_at ON projection.editions (updated_at, id);
CREATE INDEX editions_by_public_updated_at ON projection.editions (public_updated_at, id);
CREATE INDEX editions_by_created_at ON projection.editions (created_at, id);
CREATE INDEX editions_by_document_type ON projection.editions (document_type, updated_at, id);
CREATE INDEX editions_by_publishing_app ON projection.editions (publishing_app, updated_at, id);
"""


def up(migrator, db):
    for statement in (EDITION_IDS, LINK_CHANGES, INDEXES):
        db.execute_sql(statement)
