"""The log: one append-only table, one head row, one function that appends.

The owner runs this. The application's role gets SELECT and EXECUTE only (see domain/database.py).
"""

LOG = """
CREATE SCHEMA log;

CREATE TABLE log.events (
    position       bigint PRIMARY KEY,
    stream         text NOT NULL,
    version        integer NOT NULL CHECK (version >= 1),
    type           text NOT NULL,
    schema_version smallint NOT NULL,
    content_id     uuid,
    locale         text,
    payload        jsonb NOT NULL,
    actor          text,
    application    text NOT NULL,
    trigger        text NOT NULL,
    request_id     text NOT NULL,
    caused_by      bigint REFERENCES log.events (position),
    recorded_at    timestamptz NOT NULL,
    leaf           bytea NOT NULL CHECK (length(leaf) = 32),
    digest         bytea NOT NULL CHECK (length(digest) = 32),
    UNIQUE (stream, version)
);
CREATE INDEX events_content_id ON log.events (content_id, position);
CREATE INDEX events_request_id ON log.events (request_id);

CREATE TABLE log.head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint NOT NULL,
    digest   bytea NOT NULL
);
INSERT INTO log.head (position, digest) VALUES (0, decode(repeat('00', 32), 'hex'));
"""

GUARDS = """
CREATE FUNCTION log.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only: %% of %% is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.events
    FOR EACH STATEMENT EXECUTE FUNCTION log.refuse();
CREATE TRIGGER stays BEFORE INSERT OR DELETE OR TRUNCATE ON log.head
    FOR EACH STATEMENT EXECUTE FUNCTION log.refuse();

CREATE FUNCTION log.only_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position <= OLD.position THEN
        RAISE EXCEPTION 'the head of the log only moves forward, from %% on', OLD.position
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_forward BEFORE UPDATE ON log.head
    FOR EACH ROW EXECUTE FUNCTION log.only_forward();
"""

# Positions are given out while the head row is locked, so they follow the order of commits without a gap.
# Marking the items is part of the same function because only here is the position known.
APPEND = """
CREATE TYPE log.new_event AS (
    stream text, version integer, type text, schema_version smallint, content_id uuid, locale text,
    payload jsonb, actor text, application text, trigger text, request_id text, caused_by bigint,
    recorded_at timestamptz, leaf bytea
);

CREATE SCHEMA downstream;
CREATE TABLE downstream.items (
    target     text NOT NULL,
    key        text NOT NULL,
    lane       smallint NOT NULL DEFAULT 0,
    wanted     bigint NOT NULL,
    wanted_at  timestamptz NOT NULL DEFAULT now(),
    delivered  bigint NOT NULL DEFAULT 0,
    delivered_at timestamptz,
    attempts   integer NOT NULL DEFAULT 0,
    retry_at   timestamptz,
    last_error text,
    PRIMARY KEY (target, key)
);
CREATE INDEX items_owed ON downstream.items (target, lane, wanted) WHERE wanted > delivered;
CREATE TYPE downstream.new_item AS (target text, key text, lane smallint);

CREATE FUNCTION downstream.want(items downstream.new_item[], at_position bigint) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO downstream.items AS owed (target, key, lane, wanted)
    SELECT target, key, min(lane), at_position FROM unnest(items) GROUP BY target, key ORDER BY target, key
    ON CONFLICT (target, key) DO UPDATE SET
        lane = CASE WHEN owed.wanted > owed.delivered THEN least(owed.lane, excluded.lane) ELSE excluded.lane END,
        wanted = greatest(owed.wanted, excluded.wanted),
        wanted_at = excluded.wanted_at, attempts = 0, retry_at = NULL
$$;

CREATE FUNCTION log.append(new_events log.new_event[], items downstream.new_item[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = log, pg_temp AS $$
DECLARE
    last log.head;
    e    log.new_event;
BEGIN
    IF coalesce(cardinality(new_events), 0) = 0 THEN
        RAISE EXCEPTION 'nothing to append' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    SELECT * INTO STRICT last FROM log.head FOR UPDATE;
    FOREACH e IN ARRAY new_events LOOP
        last.position := last.position + 1;
        last.digest := sha256(last.digest || int8send(last.position) || e.leaf);
        INSERT INTO log.events VALUES (
            last.position, e.stream, e.version, e.type, e.schema_version, e.content_id, e.locale, e.payload,
            e.actor, e.application, e.trigger, e.request_id, e.caused_by, e.recorded_at, e.leaf, last.digest);
    END LOOP;
    UPDATE log.head SET position = last.position, digest = last.digest;
    PERFORM downstream.want(items, last.position);
    RETURN last.position;
END $$;
REVOKE ALL ON FUNCTION log.append FROM PUBLIC;
"""


def up(migrator, db):
    for statement in (LOG, GUARDS, APPEND):
        db.execute_sql(statement)
