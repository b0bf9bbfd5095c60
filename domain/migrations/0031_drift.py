"""What targets were found to hold that they should not, and the verification of each target."""

DRIFT = """
-- In the order of the content stores, so that both can be gone through side by side.
ALTER TABLE downstream.items ALTER COLUMN key TYPE text COLLATE "C";
ALTER TABLE downstream.items ADD COLUMN replaces bigint;
COMMENT ON COLUMN downstream.items.replaces IS
    'the version at the target that a repair may replace, though it be newer than what is sent';

CREATE TABLE downstream.drift (
    target    text NOT NULL,
    key       text NOT NULL,
    kind      text NOT NULL,
    should    jsonb NOT NULL,
    holds     jsonb,
    found_at  timestamptz NOT NULL DEFAULT now(),
    mended_at timestamptz,
    PRIMARY KEY (target, key)
);
CREATE INDEX drift_known ON downstream.drift (target, found_at) WHERE mended_at IS NULL;
COMMENT ON COLUMN downstream.drift.kind IS 'missing, extra, stale or altered';

CREATE TABLE downstream.verifications (
    target      text NOT NULL,
    kind        text NOT NULL,
    started_at  timestamptz NOT NULL,
    after       text,
    checked     bigint NOT NULL DEFAULT 0,
    finished_at timestamptz,
    last_error  text,
    PRIMARY KEY (target, kind)
);
COMMENT ON COLUMN downstream.verifications.kind IS
    'quick: compared with what was delivered; deep: with what is presented afresh';
COMMENT ON COLUMN downstream.verifications.after IS 'up to which key the one under way has come; null if none is';
"""


def up(migrator, db):
    db.execute_sql(DRIFT)
