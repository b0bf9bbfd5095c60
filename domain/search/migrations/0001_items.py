"""What search holds: one row a base path, kept as a tombstone (item is null) when the item is deleted.

Everything that is searched, filtered and sorted by is derived from `item` by the database itself, and so is the
fingerprint: a row that was changed by hand shows what it holds now, whoever changed it.
"""

# Declared immutable since they are, for one installation: the casts inside count as stable only because a
# configuration could be renamed.
FUNCTIONS = """
CREATE FUNCTION fingerprint_of(item json) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT encode(sha256(convert_to(item::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION heading_of(item json) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector(language, item ->> 'title'), 'A')
        || setweight(to_tsvector(language, item ->> 'description'), 'B')
    FROM (SELECT (item ->> 'language')::regconfig) AS given (language)
$$;

CREATE FUNCTION terms_of(item json) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ARRAY(SELECT json_array_elements_text(item -> 'terms'))
$$;

-- A mark before a word says what it is: =typed (in the title, as it stands), ~typed (in the description), @language.
CREATE FUNCTION words_of(item json) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector(language, title), 'A')
        || setweight(to_tsvector(language, description), 'B')
        || setweight(to_tsvector(language, body), 'D')
        || array_to_tsvector(ARRAY(
               SELECT '=' || word FROM unnest(tsvector_to_array(to_tsvector('simple', title))) AS word
               UNION SELECT '~' || word FROM unnest(tsvector_to_array(to_tsvector('simple', description))) AS word
               UNION SELECT '@' || (item ->> 'language')))
    FROM (SELECT (item ->> 'language')::regconfig, item ->> 'title', item ->> 'description', item ->> 'body')
        AS given (language, title, description, body)
$$;
"""

ITEMS = """
CREATE TABLE items (
    base_path text COLLATE "C" PRIMARY KEY,
    payload_version bigint NOT NULL,
    item json,
    fingerprint text GENERATED ALWAYS AS (fingerprint_of(item)) STORED,
    words tsvector GENERATED ALWAYS AS (words_of(item)) STORED,
    heading tsvector GENERATED ALWAYS AS (heading_of(item)) STORED,
    terms text[] GENERATED ALWAYS AS (terms_of(item)) STORED,
    language text COLLATE "C" GENERATED ALWAYS AS (item ->> 'language') STORED,
    public_timestamp text COLLATE "C" GENERATED ALWAYS AS (item -> 'fields' ->> 'public_timestamp') STORED,
    first_published_at text COLLATE "C" GENERATED ALWAYS AS (item -> 'fields' ->> 'first_published_at') STORED,
    title text COLLATE "C" GENERATED ALWAYS AS (item ->> 'sorted_title') STORED
);
-- Entries wait in a list until there are enough of them, which doubles the pace of writing; a short one, since every
-- question reads through it.
CREATE INDEX items_words ON items USING gin (words) WITH (gin_pending_list_limit = 512);
CREATE INDEX items_terms ON items USING gin (terms) WITH (gin_pending_list_limit = 512);
CREATE INDEX items_latest ON items (public_timestamp DESC NULLS LAST, base_path) WHERE item IS NOT NULL;
CREATE INDEX items_language ON items (language) WHERE item IS NOT NULL;
COMMENT ON COLUMN items.payload_version IS 'the version stored or deleted last; a write at or below it is refused';
COMMENT ON COLUMN items.item IS 'what search holds, as domain/search/item.py makes it; null: deleted';
COMMENT ON COLUMN items.heading IS 'title and description alone, by which much can be ranked fast';
COMMENT ON COLUMN items.terms IS 'what is filtered by: field:value, field=another name of it, field! if it has none';

CREATE TABLE spellings (word text COLLATE "C" PRIMARY KEY);
COMMENT ON TABLE spellings IS
    'words that stood in some title or description, for suggestions, which are made only if they find something';
"""


def up(migrator, db):
    for statement in (FUNCTIONS, ITEMS):
        db.execute_sql(statement)


def down(migrator, db):
    db.execute_sql("DROP TABLE items, spellings; DROP FUNCTION fingerprint_of, heading_of, terms_of, words_of")
