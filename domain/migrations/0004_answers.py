"""Answers to commands that were sent with an Idempotency-Key, so that the same request gets the same answer."""

ANSWERS = """
CREATE TABLE private.answers (
    application_id uuid NOT NULL,
    key            text NOT NULL,
    request_digest bytea NOT NULL,
    status         smallint NOT NULL,
    body           bytea NOT NULL,
    given_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (application_id, key)
);
CREATE INDEX answers_given_at ON private.answers (given_at);
"""


def up(migrator, db):
    db.execute_sql(ANSWERS)
