"""How many SQL statements something takes."""

from contextlib import contextmanager


@contextmanager
def statements(db):
    """The statements that are executed meanwhile, as a list that grows."""
    seen, execute = [], db.execute_sql

    def counted(sql, *args, **kwargs):
        seen.append(sql)
        return execute(sql, *args, **kwargs)

    db.execute_sql = counted
    try:
        yield seen
    finally:
        db.execute_sql = execute
