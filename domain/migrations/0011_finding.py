"""What the list of documents is found by: one row a document, and the filters that people keep for themselves."""

CATALOGUE = """
CREATE TABLE projection.catalogue (
    content_id uuid NOT NULL,
    locale text NOT NULL,
    user_facing_version integer NOT NULL,
    title text,
    base_path text,
    live_path text,
    searched text COLLATE "C" NOT NULL,
    sorted_title text COLLATE "C" NOT NULL,
    document_type text NOT NULL,
    publishing_app text NOT NULL,
    states text[] NOT NULL,
    first_published_at timestamptz,
    public_updated_at timestamptz,
    changed_at timestamptz NOT NULL,
    actor text,
    application text NOT NULL,
    trigger text NOT NULL,
    PRIMARY KEY (content_id, locale)
);
COMMENT ON COLUMN projection.catalogue.live_path IS 'where the live edition stands, if there is one';
COMMENT ON COLUMN projection.catalogue.searched IS 'title and path in lower case';

CREATE INDEX catalogue_changed ON projection.catalogue (changed_at, content_id, locale);
CREATE INDEX catalogue_title ON projection.catalogue (sorted_title, content_id, locale);
-- What has no date comes last either way, so each way has an index of its own.
CREATE INDEX catalogue_first_published_latest ON projection.catalogue
    (coalesce(first_published_at, '-infinity'), content_id, locale);
CREATE INDEX catalogue_first_published_earliest ON projection.catalogue
    (coalesce(first_published_at, 'infinity'), content_id, locale);
CREATE INDEX catalogue_public_updated_latest ON projection.catalogue
    (coalesce(public_updated_at, '-infinity'), content_id, locale);
CREATE INDEX catalogue_public_updated_earliest ON projection.catalogue
    (coalesce(public_updated_at, 'infinity'), content_id, locale);
CREATE INDEX catalogue_document_type ON projection.catalogue (document_type, changed_at, content_id, locale);
CREATE INDEX catalogue_publishing_app ON projection.catalogue (publishing_app, changed_at, content_id, locale);
CREATE INDEX catalogue_locale ON projection.catalogue (locale, changed_at, content_id);
CREATE INDEX catalogue_actor ON projection.catalogue (actor, changed_at, content_id, locale);
CREATE INDEX catalogue_live_path ON projection.catalogue (live_path);
"""

ENTRIES = """
INSERT INTO projection.catalogue
SELECT shown.content_id, shown.locale, shown.user_facing_version, shown.title, shown.base_path, live.base_path,
       lower(coalesce(shown.title, '') || E'\\n' || coalesce(shown.base_path, '')),
       lower(coalesce(shown.title, shown.base_path, shown.content_id::text)),
       shown.document_type, shown.publishing_app,
       array_remove(ARRAY[
           CASE WHEN live.state = 'published' THEN 'published' ELSE CASE live.unpublishing ->> 'type'
               WHEN 'withdrawal' THEN 'withdrawn' WHEN 'redirect' THEN 'redirected'
               WHEN 'gone' THEN 'gone' WHEN 'vanish' THEN 'removed' END END,
           CASE WHEN shown.content_store = 'draft' THEN 'draft' END], NULL),
       shown.first_published_at, shown.public_updated_at,
       last.recorded_at, last.actor, last.application, last.trigger
FROM projection.editions AS shown
LEFT JOIN projection.editions AS live ON live.content_id = shown.content_id AND live.locale = shown.locale
    AND live.content_store = 'live'
JOIN LATERAL (
    SELECT recorded_at, actor, application, trigger FROM log.events
    WHERE stream = 'document:' || shown.content_id || ':' || shown.locale ORDER BY version DESC LIMIT 1
) AS last ON true
WHERE shown.content_store = 'draft' OR (shown.content_store = 'live' AND NOT EXISTS (
    SELECT FROM projection.editions AS draft WHERE draft.content_id = shown.content_id
    AND draft.locale = shown.locale AND draft.content_store = 'draft'));
"""

SAVED_FILTERS = """
CREATE TABLE projection.saved_filters (
    account_id uuid NOT NULL,
    name text NOT NULL,
    criteria jsonb NOT NULL,
    PRIMARY KEY (account_id, name)
);
COMMENT ON COLUMN projection.saved_filters.criteria IS 'what each filter was set to: values by name';
"""


def up(migrator, db):
    for statement in (CATALOGUE, ENTRIES, SAVED_FILTERS):
        db.execute_sql(statement)
