"""The past: the projections about documents as they were at a position of the log.

Within `at(position)` everything that reads editions, links or the list of documents reads them as they were then.
What is not part of the past (paths, reviews, schedules, …) is not there at all, so that nothing of now gets in.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from domain.database import db
from domain.followers import catch_up, history
from domain.log import head


@contextmanager
def at(position: int) -> Iterator[None]:
    """See the projections about documents as they were at `position`, in a transaction of its own. To be read only."""
    with db.atomic():
        before = db.execute_sql("SELECT current_setting('search_path')").fetchone()[0]
        _set(position, "past")
        yield
        _set(position, before)


def reached() -> int:
    """The position up to which the past can be seen: the log's head, unless very much has just happened."""
    missing = catch_up(history)
    return head()[0] - missing


def _set(position: int, schema: str) -> None:
    db.execute_sql(
        "SELECT set_config('annals.position', %s, true), set_config('search_path', %s, true)", (str(position), schema)
    )
