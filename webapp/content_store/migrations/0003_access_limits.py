"""Who may see an item, beside the item: reading must not take a large one apart to find out."""


def up(migrator, db):
    db.execute_sql("ALTER TABLE items ADD COLUMN access_limited jsonb")
    db.execute_sql(
        "UPDATE items SET access_limited = item->'access_limited'"
        " WHERE jsonb_typeof(item->'access_limited') = 'object' AND item->'access_limited' <> '{}'"
    )
    db.execute_sql(
        "COMMENT ON COLUMN items.access_limited IS 'users and organisations who may see it; null: everybody'"
    )


def down(migrator, db):
    db.execute_sql("ALTER TABLE items DROP COLUMN access_limited")
