"""What the timeline is searched by: a row for each event, and counts of them by hour and by day (see decision 0023)."""

ENTRIES = """
CREATE TABLE projection.timeline (
    position bigint PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    type text NOT NULL,
    performer text NOT NULL,
    principal text,
    application text NOT NULL,
    request_id text NOT NULL,
    content_id uuid,
    locale text,
    document_type text,
    organisations uuid[],
    limited_to jsonb,
    words tsvector
);
COMMENT ON COLUMN projection.timeline.limited_to IS 'who alone may see the event; null for everybody';
COMMENT ON COLUMN projection.timeline.words IS 'what changed, word by word: see domain/changes/words.py';

-- Each filter has its events in order, so that a page costs the same wherever it is.
CREATE INDEX timeline_type ON projection.timeline (type, position);
CREATE INDEX timeline_performer ON projection.timeline (performer, position);
CREATE INDEX timeline_principal ON projection.timeline (principal, position) WHERE principal IS NOT NULL;
CREATE INDEX timeline_application ON projection.timeline (application, position);
CREATE INDEX timeline_request_id ON projection.timeline (request_id, position);
CREATE INDEX timeline_content_id ON projection.timeline (content_id, position) WHERE content_id IS NOT NULL;
CREATE INDEX timeline_locale ON projection.timeline (locale, position) WHERE locale IS NOT NULL;
CREATE INDEX timeline_document_type ON projection.timeline (document_type, position)
    WHERE document_type IS NOT NULL;
CREATE INDEX timeline_organisations ON projection.timeline USING gin (organisations)
    WITH (gin_pending_list_limit = 256);
CREATE INDEX timeline_words ON projection.timeline USING gin (words) WITH (gin_pending_list_limit = 512);
CREATE INDEX timeline_limited ON projection.timeline (position) WHERE limited_to IS NOT NULL;
"""

# A link set has an empty locale.
DOCUMENTS = """
CREATE TABLE projection.timeline_documents (
    content_id uuid NOT NULL,
    locale text NOT NULL,
    draft bigint,
    live bigint,
    shown bigint,
    limited_to jsonb,
    document_type text,
    organisations text[] NOT NULL,
    searched text COLLATE "C" NOT NULL,
    PRIMARY KEY (content_id, locale)
);
COMMENT ON TABLE projection.timeline_documents IS 'how documents, or link sets, stand where the follower is';
COMMENT ON COLUMN projection.timeline_documents.draft IS 'the position at which what the draft says was saved';
COMMENT ON COLUMN projection.timeline_documents.shown IS 'the same for what everybody could see last';
COMMENT ON COLUMN projection.timeline_documents.organisations IS 'of a link set: behind the type of the link';
COMMENT ON COLUMN projection.timeline_documents.searched IS 'title and path in lower case';
"""

COUNTS = """
CREATE TABLE projection.timeline_hours (
    hour timestamptz PRIMARY KEY,
    first bigint NOT NULL,
    last bigint NOT NULL,
    events bigint NOT NULL,
    limited bigint NOT NULL
);
CREATE TABLE projection.timeline_days (
    filter text NOT NULL,
    value text NOT NULL,
    day date NOT NULL,
    events bigint NOT NULL,
    limited bigint NOT NULL,
    PRIMARY KEY (filter, value, day)
);
COMMENT ON COLUMN projection.timeline_days.limited IS 'how many of the events not everybody may see';
"""


def up(migrator, db):
    for statement in (ENTRIES, DOCUMENTS, COUNTS):
        db.execute_sql(statement)
