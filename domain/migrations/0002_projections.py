"""The tables that answer queries. All of it is derived from the log and can be filled again from there."""

PROJECTIONS = """
CREATE SCHEMA IF NOT EXISTS projection;

CREATE TABLE projection.streams (
    stream  text PRIMARY KEY,
    version integer NOT NULL,
    state   jsonb NOT NULL
);

CREATE TABLE projection.documents (
    content_id uuid NOT NULL,
    locale text NOT NULL,
    lock_version integer NOT NULL,
    PRIMARY KEY (content_id, locale)
);

CREATE TABLE projection.editions (
    content_id uuid NOT NULL,
    locale text NOT NULL,
    user_facing_version integer NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'published', 'unpublished', 'superseded')),
    content_store text CHECK (content_store IN ('draft', 'live')),
    base_path text,
    title text,
    description text,
    document_type text NOT NULL,
    schema_name text NOT NULL,
    publishing_app text NOT NULL,
    rendering_app text,
    phase text NOT NULL,
    update_type text,
    analytics_identifier text,
    details jsonb NOT NULL,
    routes jsonb NOT NULL,
    redirects jsonb NOT NULL,
    auth_bypass_ids jsonb NOT NULL,
    access_limited jsonb,
    change_note text,
    change_noted_at timestamptz,
    last_edited_by_editor_id text,
    publishing_request_id text,
    first_published_at timestamptz,
    public_updated_at timestamptz,
    last_edited_at timestamptz,
    published_at timestamptz,
    major_published_at timestamptz,
    publishing_api_first_published_at timestamptz,
    publishing_api_last_edited_at timestamptz,
    unpublishing jsonb,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (content_id, locale, user_facing_version)
);
-- The guard behind the locks: no two documents own one path in one content store.
CREATE UNIQUE INDEX one_owner_of_a_path ON projection.editions (base_path, content_store)
    WHERE content_store IS NOT NULL;
CREATE UNIQUE INDEX one_edition_in_a_store ON projection.editions (content_id, locale, content_store)
    WHERE content_store IS NOT NULL;
CREATE INDEX latest_edited ON projection.editions (updated_at DESC, content_id, locale)
    WHERE content_store IS NOT NULL;

CREATE TABLE projection.edition_links (
    content_id uuid NOT NULL,
    locale text NOT NULL,
    user_facing_version integer NOT NULL,
    link_type text NOT NULL,
    position integer NOT NULL,
    target_content_id uuid NOT NULL,
    PRIMARY KEY (content_id, locale, user_facing_version, link_type, position)
);
CREATE INDEX edition_links_target ON projection.edition_links (target_content_id, link_type);

CREATE TABLE projection.link_set_links (
    content_id uuid NOT NULL,
    link_type text NOT NULL,
    position integer NOT NULL,
    target_content_id uuid NOT NULL,
    PRIMARY KEY (content_id, link_type, position)
);
CREATE INDEX link_set_links_target ON projection.link_set_links (target_content_id, link_type);

CREATE TABLE projection.link_sets (
    content_id uuid PRIMARY KEY,
    lock_version integer NOT NULL
);

CREATE TABLE projection.path_reservations (
    base_path text PRIMARY KEY,
    publishing_app text NOT NULL
);

CREATE TABLE projection.accounts (
    account_id uuid PRIMARY KEY,
    role text NOT NULL
);

CREATE TABLE projection.applications (
    application_id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE,
    publishing_apps jsonb NOT NULL
);
"""

# What names a person or proves who is asking is kept apart from the log, so that it can be forgotten.
PRIVATE = """
CREATE SCHEMA private;

CREATE TABLE private.people (
    account_id uuid PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text NOT NULL
);
CREATE UNIQUE INDEX people_email ON private.people (lower(email));

CREATE TABLE private.tokens (
    token_hash bytea PRIMARY KEY,
    application_id uuid NOT NULL
);
"""


def up(migrator, db):
    db.execute_sql(PROJECTIONS)
    db.execute_sql(PRIVATE)
