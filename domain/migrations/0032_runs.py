"""Long work that somebody asked for, with its progress; and what each check said last."""

RUNS = """
CREATE TABLE private.runs (
    id          uuid PRIMARY KEY,
    action      text NOT NULL,
    options     jsonb NOT NULL,
    asked_by    text,
    asked_at    timestamptz NOT NULL DEFAULT now(),
    taken_at    timestamptz,
    heard_at    timestamptz NOT NULL DEFAULT now(),
    progress    text NOT NULL DEFAULT '',
    finished_at timestamptz,
    ok          boolean,
    sentence    text
);
CREATE UNIQUE INDEX one_at_a_time ON private.runs (action) WHERE finished_at IS NULL;
CREATE INDEX runs_latest ON private.runs (action, asked_at DESC);
COMMENT ON COLUMN private.runs.heard_at IS 'when whoever carries it out was last heard of';

CREATE TABLE private.verdicts (
    name        text PRIMARY KEY,
    ok          boolean NOT NULL,
    sentence    text NOT NULL,
    differences jsonb NOT NULL,
    total       bigint NOT NULL,
    position    bigint NOT NULL,
    finished_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN private.verdicts.differences IS 'a sentence each, the first of `total`';
"""


def up(migrator, db):
    db.execute_sql(RUNS)
