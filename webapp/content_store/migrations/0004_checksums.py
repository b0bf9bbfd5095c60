"""What stands in an item's row, hashed when it is written: a row that was edited by hand gives itself away."""

CHECKSUM = """
CREATE FUNCTION checksum(fingerprint text, item jsonb, representation text, status smallint, max_age smallint,
    route_paths text[], access_limited jsonb) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(concat_ws(E'\\n', fingerprint, item, representation, status, max_age, route_paths,
        access_limited), 'UTF8'))
$$
"""


def up(migrator, db):
    db.execute_sql(CHECKSUM.replace("%", "%%"))
    db.execute_sql("ALTER TABLE items ADD COLUMN checksum bytea")
    db.execute_sql(
        "UPDATE items SET checksum = checksum(fingerprint, item, representation, status, max_age, route_paths,"
        " access_limited) WHERE item IS NOT NULL"
    )


def down(migrator, db):
    db.execute_sql("ALTER TABLE items DROP COLUMN checksum")
    db.execute_sql("DROP FUNCTION checksum")
