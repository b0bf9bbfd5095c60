"""Accounts that are invited and deactivated, sessions on the server, links to choose a password, failed attempts."""

ACCOUNTS = """
ALTER TABLE projection.accounts
    ADD COLUMN accepted boolean NOT NULL DEFAULT true,
    ADD COLUMN deactivated_because text;
COMMENT ON COLUMN projection.accounts.accepted IS 'whether the person has had a password';
"""

# What is known of the accounts that there are.
STATES = """
UPDATE projection.streams SET state = jsonb_build_object('exists', true, 'accepted', true, 'deactivated', false,
    'role', role, 'organisations', organisations)
FROM projection.accounts WHERE stream = 'account:' || account_id;
"""

PRIVATE = """
ALTER TABLE private.people ALTER COLUMN password_hash DROP NOT NULL;
ALTER TABLE private.people ADD COLUMN last_signed_in_at timestamptz;

CREATE TABLE private.sessions (
    session_id   uuid PRIMARY KEY,
    token_hash   bytea NOT NULL UNIQUE,
    account_id   uuid NOT NULL,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    address      text,
    user_agent   text NOT NULL
);
CREATE INDEX sessions_account_id ON private.sessions (account_id, last_used_at DESC) WHERE ended_at IS NULL;
COMMENT ON COLUMN private.sessions.session_id IS 'what pages call it; it lets nobody in';

CREATE TABLE private.password_links (
    account_id uuid PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE private.password_links IS 'the one link of a person that works; using it removes it';

CREATE TABLE private.failed_attempts (
    lane     text PRIMARY KEY,
    failures integer NOT NULL,
    last_at  timestamptz NOT NULL
);
COMMENT ON COLUMN private.failed_attempts.lane IS 'where they came from and whom they were about, as a hash';
"""


def up(migrator, db):
    db.execute_sql(ACCOUNTS)
    db.execute_sql(STATES)
    db.execute_sql(PRIVATE)
