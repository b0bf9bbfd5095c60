"""What a content store holds: one row a base path, kept as a tombstone (item is null) when the item is deleted."""


def up(migrator, db):
    db.execute_sql(
        """
        CREATE TABLE items (
            base_path text COLLATE "C" PRIMARY KEY,
            payload_version bigint,
            item jsonb,
            representation text,
            status smallint,
            max_age smallint,
            route_paths text[] NOT NULL,
            fingerprint text,
            existed boolean NOT NULL DEFAULT false,
            created_at timestamptz NOT NULL,
            updated_at timestamptz NOT NULL
        )
        """
    )
    # Without its list of pending entries: every lookup would have to read through that.
    db.execute_sql(
        "CREATE INDEX items_route_paths ON items USING gin (route_paths) WITH (fastupdate = off)"
        " WHERE route_paths <> '{}'"
    )
    db.execute_sql("CREATE INDEX items_latest ON items (updated_at DESC) WHERE item IS NOT NULL")
    for column, meaning in COLUMNS.items():
        db.execute_sql(f"COMMENT ON COLUMN items.{column} IS '{meaning}'")


def down(migrator, db):
    db.execute_sql("DROP TABLE items")


COLUMNS = {
    "payload_version": "the version stored or deleted last; a write at or below it is refused",
    "item": "every accepted field with its default, but for payload_version and the two times; null: deleted",
    "representation": "the JSON answer, with U+0001 where the website root goes",
    "status": "of the JSON answer: 200 or 410",
    "max_age": "seconds that the answer may be cached",
    "route_paths": "paths of routes and redirects that base_path itself does not find",
    "fingerprint": "SHA-256 of the canonical JSON of the item as it was sent",
    "existed": "whether there was an item before the last write",
}
