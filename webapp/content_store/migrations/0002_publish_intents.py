"""When something will be published at a path, and how late past announcements were kept."""


def up(migrator, db):
    db.execute_sql(
        """
        CREATE TABLE publish_intents (
            id bigint GENERATED ALWAYS AS IDENTITY,
            base_path text COLLATE "C" PRIMARY KEY,
            publish_time timestamptz NOT NULL,
            publishing_app text,
            rendering_app text NOT NULL,
            routes jsonb NOT NULL,
            route_paths text[] NOT NULL,
            created_at timestamptz NOT NULL DEFAULT now(),
            updated_at timestamptz NOT NULL DEFAULT now()
        )
        """
    )
    db.execute_sql(
        "CREATE INDEX publish_intents_route_paths ON publish_intents USING gin (route_paths) WHERE route_paths <> '{}'"
    )
    db.execute_sql(
        """
        CREATE TABLE scheduled_publishings (
            base_path text COLLATE "C" PRIMARY KEY,
            publish_time timestamptz NOT NULL,
            delay_seconds integer NOT NULL
        )
        """
    )
    db.execute_sql(
        "COMMENT ON TABLE scheduled_publishings IS 'the latest intent that a write came after, and how late'"
    )


def down(migrator, db):
    db.execute_sql("DROP TABLE publish_intents, scheduled_publishings")
