"""Every state that a row of the projections about documents has had, and the past seen through it (decision 0024)."""

EDITIONS = """
CREATE TABLE projection.edition_history (
    content_id uuid NOT NULL,
    locale text NOT NULL,
    user_facing_version integer NOT NULL,
    from_position bigint NOT NULL,
    to_position bigint,
    id bigint NOT NULL,
    saved_position bigint NOT NULL,
    state text NOT NULL,
    content_store text,
    base_path text,
    title text,
    document_type text NOT NULL,
    schema_name text NOT NULL,
    publishing_app text NOT NULL,
    update_type text,
    access_limited jsonb,
    change_note text,
    change_noted_at timestamptz,
    publishing_request_id text,
    first_published_at timestamptz,
    public_updated_at timestamptz,
    published_at timestamptz,
    major_published_at timestamptz,
    publishing_api_first_published_at timestamptz,
    unpublishing jsonb,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (content_id, locale, user_facing_version, from_position)
);
COMMENT ON COLUMN projection.edition_history.to_position IS 'where it was so no longer; null while it is so';
COMMENT ON COLUMN projection.edition_history.saved_position IS 'the DraftSaved that says the rest';
CREATE UNIQUE INDEX editions_standing ON projection.edition_history (content_id, locale, user_facing_version)
    WHERE to_position IS NULL;
CREATE INDEX edition_history_path ON projection.edition_history (base_path, content_store);
"""

LINKS = """
CREATE TABLE projection.edition_link_history (
    content_id uuid NOT NULL,
    locale text NOT NULL,
    user_facing_version integer NOT NULL,
    link_type text NOT NULL,
    position integer NOT NULL,
    from_position bigint NOT NULL,
    to_position bigint,
    target_content_id uuid NOT NULL,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (content_id, locale, user_facing_version, link_type, position, from_position)
);
CREATE INDEX edition_link_history_target ON projection.edition_link_history (target_content_id, link_type);

CREATE TABLE projection.link_set_history (
    content_id uuid NOT NULL,
    link_type text NOT NULL,
    position integer NOT NULL,
    from_position bigint NOT NULL,
    to_position bigint,
    target_content_id uuid NOT NULL,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (content_id, link_type, position, from_position)
);
CREATE INDEX link_set_history_target ON projection.link_set_history (target_content_id, link_type);
"""

CATALOGUE = """
CREATE TABLE projection.catalogue_history (
    content_id uuid NOT NULL,
    locale text NOT NULL,
    is_stand_in boolean NOT NULL,
    from_position bigint NOT NULL,
    to_position bigint,
    user_facing_version integer NOT NULL,
    title text,
    base_path text,
    live_path text,
    searched text COLLATE "C" NOT NULL
        GENERATED ALWAYS AS (lower(coalesce(title, '') || E'\\n' || coalesce(base_path, ''))) STORED,
    sorted_title text COLLATE "C" NOT NULL
        GENERATED ALWAYS AS (lower(coalesce(title, base_path, content_id::text))) STORED,
    document_type text NOT NULL,
    publishing_app text NOT NULL,
    states text[] NOT NULL,
    first_published_at timestamptz,
    public_updated_at timestamptz,
    access_limited jsonb,
    stands_in_for jsonb,
    changed_at timestamptz NOT NULL,
    actor text,
    application text NOT NULL,
    trigger text NOT NULL,
    made_public_by bigint,
    PRIMARY KEY (content_id, locale, is_stand_in, from_position)
);
COMMENT ON COLUMN projection.catalogue_history.is_stand_in IS 'for those who may not see the draft: the live edition';
COMMENT ON COLUMN projection.catalogue_history.made_public_by IS 'the last event that everybody may see';
CREATE UNIQUE INDEX catalogue_standing ON projection.catalogue_history (content_id, locale, is_stand_in)
    WHERE to_position IS NULL;
CREATE INDEX catalogue_history_during ON projection.catalogue_history
    USING gist (int8range(from_position, to_position));
"""

# The projections by their names, as they were at the position that `domain.past.at` sets.
PAST = """
CREATE SCHEMA past;

CREATE FUNCTION past.position() RETURNS bigint LANGUAGE sql STABLE AS
    $$ SELECT current_setting('annals.position')::bigint $$;

CREATE VIEW past.catalogue AS
SELECT content_id, locale, user_facing_version, title, base_path, live_path, searched, sorted_title, document_type,
       publishing_app, states, first_published_at, public_updated_at, access_limited, stands_in_for, changed_at, actor,
       application, trigger
FROM projection.catalogue_history WHERE int8range(from_position, to_position) @> past.position();

CREATE VIEW past.edition_links AS
SELECT content_id, locale, user_facing_version, link_type, position, target_content_id, linked_at
FROM projection.edition_link_history WHERE int8range(from_position, to_position) @> past.position();

CREATE VIEW past.link_set_links AS
SELECT content_id, link_type, position, target_content_id, linked_at
FROM projection.link_set_history WHERE int8range(from_position, to_position) @> past.position();

CREATE VIEW past.editions AS
SELECT id, content_id, locale, user_facing_version, state, content_store, base_path, title,
       {description} AS description, document_type, schema_name, publishing_app, {rendering_app} AS rendering_app,
       {phase} AS phase, update_type, {analytics_identifier} AS analytics_identifier, {{details}} AS details,
       {{routes}} AS routes, {{redirects}} AS redirects,
       CASE state WHEN 'draft' THEN {{auth_bypass_ids}} ELSE '[]' END AS auth_bypass_ids,
       access_limited, change_note, change_noted_at, {last_edited_by_editor_id} AS last_edited_by_editor_id,
       publishing_request_id, first_published_at, public_updated_at,
       (SELECT (payload ->> 'last_edited_at')::timestamptz {saved}) AS last_edited_at, published_at,
       major_published_at, publishing_api_first_published_at,
       (SELECT recorded_at {saved}) AS publishing_api_last_edited_at, unpublishing, created_at, updated_at
FROM projection.edition_history WHERE int8range(from_position, to_position) @> past.position();

-- An alias is never given up.
CREATE VIEW past.content_id_aliases AS
SELECT name, content_id FROM projection.content_id_aliases
WHERE EXISTS (SELECT FROM log.events WHERE stream = 'alias:' || name AND position <= past.position());

-- What applications are called is told as it is now, as it is of people.
CREATE VIEW past.applications AS SELECT application_id, name FROM projection.applications;
"""

CAUSES = "CREATE INDEX events_caused_by ON log.events (caused_by) WHERE caused_by IS NOT NULL"

_SAVED = "FROM log.events WHERE position = saved_position"
_TEXTS = "description rendering_app phase analytics_identifier last_edited_by_editor_id".split()
_VALUES = "details routes redirects auth_bypass_ids".split()


def up(migrator, db):
    texts = {name: f"(SELECT payload #>> '{{{{content,{name}}}}}' {_SAVED})" for name in _TEXTS}
    values = {name: f"(SELECT payload #> '{{content,{name}}}' {_SAVED})" for name in _VALUES}
    for statement in (EDITIONS, LINKS, CATALOGUE, PAST.format(**texts, saved=_SAVED).format(**values), CAUSES):
        db.execute_sql(statement)
