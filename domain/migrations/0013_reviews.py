"""Reviews by a second person: how they stand, who worked on what, and what was published without."""

REVIEWS = """
CREATE TABLE projection.reviews (
    content_id          uuid NOT NULL,
    locale              text NOT NULL,
    state               text NOT NULL CHECK (state IN ('awaiting', 'changes requested', 'approved', 'void')),
    user_facing_version integer NOT NULL,
    fingerprint         text NOT NULL,
    comment             text,
    since               timestamptz NOT NULL,
    actor               text,
    PRIMARY KEY (content_id, locale)
);
CREATE INDEX reviews_awaiting ON projection.reviews (since) WHERE state = 'awaiting';

CREATE TABLE projection.unreviewed_publications (
    content_id          uuid NOT NULL,
    locale              text NOT NULL,
    user_facing_version integer NOT NULL,
    reason              text NOT NULL,
    published_at        timestamptz NOT NULL,
    actor               text,
    looked_back_at      timestamptz,
    looked_back_by      text,
    PRIMARY KEY (content_id, locale, user_facing_version)
);
CREATE INDEX not_looked_back_at ON projection.unreviewed_publications (published_at) WHERE looked_back_at IS NULL;

CREATE TABLE projection.edition_authors (
    content_id          uuid NOT NULL,
    locale              text NOT NULL,
    user_facing_version integer NOT NULL,
    account_id          text NOT NULL,
    PRIMARY KEY (content_id, locale, user_facing_version, account_id)
);
"""

# A draft that was discarded gave its number, but not its authors, to the next one.
AUTHORS = """
INSERT INTO projection.edition_authors
SELECT DISTINCT saved.content_id, saved.locale, (saved.payload ->> 'user_facing_version')::int, saved.actor
FROM log.events AS saved
WHERE saved.type = 'DraftSaved' AND saved.actor IS NOT NULL AND NOT EXISTS (
    SELECT FROM log.events AS discarded
    WHERE discarded.stream = saved.stream AND discarded.type = 'DraftDiscarded' AND discarded.version > saved.version
      AND discarded.payload -> 'user_facing_version' = saved.payload -> 'user_facing_version'
)
"""


def up(migrator, db):
    db.execute_sql(REVIEWS)
    db.execute_sql(AUTHORS)
