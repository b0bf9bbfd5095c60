"""What people have typed and not saved, and who has a document open. Neither is part of the log."""

WORKING_COPIES = """
CREATE TABLE private.working_copies (
    account_id uuid NOT NULL,
    writer     uuid NOT NULL,
    content_id uuid NOT NULL,
    locale     text NOT NULL,
    sequence   bigint NOT NULL,
    typed      jsonb NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, writer)
);
COMMENT ON COLUMN private.working_copies.writer IS 'one page in one tab of one browser';
COMMENT ON COLUMN private.working_copies.typed IS 'the form by name, with the versions that it was made from';
CREATE INDEX working_copies_of ON private.working_copies (content_id, locale);
CREATE INDEX working_copies_updated_at ON private.working_copies (updated_at);
"""

PRESENCE = """
CREATE UNLOGGED TABLE private.presence (
    account_id uuid NOT NULL,
    writer     uuid NOT NULL,
    content_id uuid NOT NULL,
    locale     text NOT NULL,
    seen_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, writer)
);
CREATE INDEX presence_of ON private.presence (content_id, locale);
"""


def up(migrator, db):
    db.execute_sql(WORKING_COPIES)
    db.execute_sql(PRESENCE)
