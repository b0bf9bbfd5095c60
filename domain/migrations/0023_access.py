"""Who may see what under an access limit, and the access log: who came in, what was refused, opened and taken along."""

LIMITS = """
CREATE TABLE projection.limited_drafts (
    content_id     uuid NOT NULL,
    locale         text NOT NULL,
    access_limited jsonb NOT NULL,
    PRIMARY KEY (content_id, locale)
);
COMMENT ON TABLE projection.limited_drafts IS 'limits on what is not public, also of drafts that are discarded';

CREATE TABLE projection.limited_events (
    stream         text NOT NULL,
    version        integer NOT NULL,
    access_limited jsonb NOT NULL,
    PRIMARY KEY (stream, version)
);
COMMENT ON TABLE projection.limited_events IS 'what was limited when it happened stays so';

CREATE TABLE projection.limited_paths (
    stream         text PRIMARY KEY,
    access_limited jsonb NOT NULL
);
COMMENT ON TABLE projection.limited_paths IS 'streams of paths that are known from limited drafts only';
"""

CATALOGUE = """
ALTER TABLE projection.catalogue
    ADD COLUMN access_limited jsonb,
    ADD COLUMN stands_in_for jsonb,
    DROP CONSTRAINT catalogue_pkey,
    ADD PRIMARY KEY (content_id, locale, user_facing_version);
COMMENT ON COLUMN projection.catalogue.stands_in_for IS
    'the limit on the draft instead of which this is listed for those who may not see that';
"""

# Of what was limited before there were these tables: drafts, their paths and the saves that said so.
BEFORE = """
INSERT INTO projection.limited_drafts
SELECT content_id, locale, access_limited FROM projection.editions
WHERE content_store = 'draft' AND access_limited NOT IN ('null', '{}');

INSERT INTO projection.limited_paths
SELECT 'path:' || base_path, access_limited FROM projection.editions AS draft
WHERE content_store = 'draft' AND access_limited NOT IN ('null', '{}') AND base_path IS NOT NULL
AND NOT EXISTS (SELECT FROM projection.editions AS other
    WHERE other.base_path = draft.base_path AND other.access_limited IS NULL);

INSERT INTO projection.limited_events
SELECT stream, version, payload #> '{content,access_limited}' FROM log.events
WHERE type = 'DraftSaved' AND payload #> '{content,access_limited}' NOT IN ('null', '{}');

UPDATE projection.catalogue AS listed SET access_limited = limited.access_limited
FROM projection.limited_drafts AS limited
WHERE (listed.content_id, listed.locale) = (limited.content_id, limited.locale);
"""

ACCESS_LOG = """
CREATE TABLE private.access_log (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    kind        text NOT NULL,
    performer   text NOT NULL,
    principal   text,
    actor       text,
    application text NOT NULL,
    trigger     text NOT NULL,
    request_id  text NOT NULL,
    address     text,
    content_id  uuid,
    locale      text,
    what        jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE private.access_log IS 'beside the log, and no part of replay; the application may only read and add';
COMMENT ON COLUMN private.access_log.address IS 'the network address that the request came from';
CREATE INDEX access_log_recorded_at ON private.access_log (recorded_at);
CREATE INDEX access_log_kind ON private.access_log (kind, id);
CREATE INDEX access_log_performer ON private.access_log (performer, id);
CREATE INDEX access_log_principal ON private.access_log (principal, id) WHERE principal IS NOT NULL;
CREATE INDEX access_log_content_id ON private.access_log (content_id, id) WHERE content_id IS NOT NULL;
CREATE INDEX access_log_request_id ON private.access_log (request_id);
"""


def up(migrator, db):
    for statements in (LIMITS, CATALOGUE, BEFORE, ACCESS_LOG):
        db.execute_sql(statements)
