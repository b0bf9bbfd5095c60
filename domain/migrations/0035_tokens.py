"""Tokens with an id, scopes and an end. Those that there are already stay good for everything, until revoked."""

TOKENS = """
CREATE TABLE projection.tokens (
    token_id       uuid PRIMARY KEY,
    application_id uuid NOT NULL,
    description    text NOT NULL,
    scopes         jsonb NOT NULL,
    expires_at     timestamptz,
    issued_at      timestamptz NOT NULL,
    issued_by      text,
    revoked_at     timestamptz,
    revoked_by     text
);
CREATE INDEX tokens_application ON projection.tokens (application_id);

ALTER TABLE private.tokens ADD COLUMN token_id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    ADD COLUMN last_used_at timestamptz;
CREATE INDEX tokens_application ON private.tokens (application_id);
COMMENT ON COLUMN private.tokens.token_id IS 'one that projection.tokens does not know is from before scopes';

UPDATE projection.streams SET state = state || '{"tokens": {}}' WHERE stream LIKE 'application:%';
"""


def up(migrator, db):
    db.execute_sql(TOKENS.replace("%", "%%"))
