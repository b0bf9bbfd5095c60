"""Copies of the projections' tables without their rows, defined as the migrations defined the originals."""

from collections.abc import Iterable, Iterator

from domain.database import db


def temporary(schema: str, tables: Iterable[str], *, indexes: bool) -> None:
    """Copies that only this transaction sees, in the schema `pg_temp`."""
    less = "" if indexes else " EXCLUDING INDEXES"
    for table in tables:
        db.execute_sql(f"CREATE TEMP TABLE {table} (LIKE {schema}.{table} INCLUDING ALL{less}) ON COMMIT DROP")


def make_tables(source: str, target: str) -> None:
    """Copy a schema's tables with what they are called, who may use them and what is said of them, without indexes."""
    db.execute_sql(f"CREATE SCHEMA {target}")
    for table in tables_of(source):
        db.execute_sql(f"CREATE TABLE {target}.{table} (LIKE {source}.{table} INCLUDING ALL EXCLUDING INDEXES)")
    _run(_RIGHTS, source, target)
    _run(_REMARKS, source, target)


def missing_indexes(source: str, target: str) -> Iterator[str]:
    """The statements for the constraints and indexes that the copies do not have yet."""
    for (statement,) in db.execute_sql(_CONSTRAINTS, {"source": source, "target": target}).fetchall():
        yield statement.replace(f" {source}.", f" {target}.")
    for statement, remark in db.execute_sql(_INDEXES, {"source": source, "target": target}).fetchall():
        yield statement.replace(f" ON {source}.", f" ON {target}.", 1)
        if remark:
            yield remark


def tables_of(schema: str) -> list[str]:
    rows = db.execute_sql("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", (schema,))
    return [name for (name,) in rows.fetchall()]


def _run(statements: str, source: str, target: str) -> None:
    for (statement,) in db.execute_sql(statements, {"source": source, "target": target}).fetchall():
        db.execute_sql(statement.replace("%", "%%"))


_GRANTED = """
SELECT format('GRANT %%s ON %%s TO %%s%%s', privilege_type, named, CASE grantee WHEN 0 THEN 'PUBLIC'
    ELSE grantee::regrole::text END, CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
"""
_RIGHTS = f"""
{_GRANTED} FROM (
    SELECT format('SCHEMA %%I', %(target)s) AS named, nspowner AS owner, acl.*
    FROM pg_namespace, aclexplode(nspacl) AS acl WHERE nspname = %(source)s
    UNION ALL
    SELECT format('%%I.%%I', %(target)s, relname), relowner, acl.* FROM pg_class, aclexplode(relacl) AS acl
    WHERE relnamespace = %(source)s::regnamespace AND relkind = 'r'
) AS granted WHERE grantee <> owner
"""  # noqa: S608 -- constants only
_REMARKS = """
SELECT format('COMMENT ON TABLE %%I.%%I IS %%L', %(target)s, relname, obj_description(oid, 'pg_class')) FROM pg_class
WHERE relnamespace = %(source)s::regnamespace AND relkind = 'r' AND obj_description(oid, 'pg_class') IS NOT NULL
UNION ALL
SELECT format('COMMENT ON SCHEMA %%I IS %%L', %(target)s, obj_description(oid, 'pg_namespace')) FROM pg_namespace
WHERE nspname = %(source)s AND obj_description(oid, 'pg_namespace') IS NOT NULL
UNION ALL
SELECT format('ALTER TABLE %%I.%%I SET (%%s)', %(target)s, relname, array_to_string(reloptions, ', ')) FROM pg_class
WHERE relnamespace = %(source)s::regnamespace AND relkind = 'r' AND reloptions IS NOT NULL
"""
#: Keys come before what refers to them.
_CONSTRAINTS = """
SELECT format('ALTER TABLE %%I.%%I ADD CONSTRAINT %%I %%s', %(target)s, relname, conname,
    pg_get_constraintdef(pg_constraint.oid))
FROM pg_constraint JOIN pg_class AS of_table ON of_table.oid = conrelid
WHERE connamespace = %(source)s::regnamespace AND contype IN ('p', 'u', 'x', 'f') AND NOT EXISTS (
    SELECT FROM pg_constraint AS made JOIN pg_class AS in_table ON in_table.oid = made.conrelid
    WHERE made.connamespace = %(target)s::regnamespace AND made.conname = pg_constraint.conname
    AND in_table.relname = of_table.relname)
ORDER BY contype = 'f', conname
"""
_INDEXES = """
SELECT pg_get_indexdef(indexrelid),
    'COMMENT ON INDEX ' || quote_ident(%(target)s) || '.' || quote_ident(of_index.relname) || ' IS '
        || quote_literal(obj_description(indexrelid, 'pg_class'))
FROM pg_index JOIN pg_class AS of_index ON of_index.oid = indexrelid
WHERE of_index.relnamespace = %(source)s::regnamespace
AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
AND NOT EXISTS (SELECT FROM pg_class AS made WHERE made.relnamespace = %(target)s::regnamespace
    AND made.relname = of_index.relname)
ORDER BY of_index.relname
"""
