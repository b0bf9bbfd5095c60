"""Signed checkpoints, kept beside the log and as hard to alter as it is.

The application's role adds one through a function alone, which takes none that the log does not hold.
"""

CHECKPOINTS = """
CREATE TABLE log.checkpoints (
    position bigint PRIMARY KEY,
    note     text NOT NULL,
    made_at  timestamptz NOT NULL
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION log.refuse();

CREATE FUNCTION log.keep_checkpoint(of_position bigint, of_digest bytea, signed text, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = log, pg_temp AS $$
BEGIN
    PERFORM FROM log.events WHERE position = of_position AND digest = of_digest;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the log has another digest at position %%, or none', of_position
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO log.checkpoints VALUES (of_position, signed, at) ON CONFLICT DO NOTHING;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION log.keep_checkpoint FROM PUBLIC;
"""


def up(migrator, db):
    db.execute_sql(CHECKPOINTS)
