"""Whether something is known not to be as the log says: told on every page, by one query."""

from domain.database import db
from jobs.checks import CHECKS

_RAISED = """
SELECT EXISTS (SELECT FROM private.verdicts WHERE NOT ok AND name = ANY(%s))
    OR EXISTS (SELECT FROM downstream.drift WHERE mended_at IS NULL)
    OR EXISTS (SELECT FROM downstream.items WHERE wanted > delivered AND last_error IS NOT NULL)
"""


def is_raised() -> bool:
    """Whether a check failed last, a target holds what it should not, or something could not be delivered yet."""
    [raised] = db.execute_sql(_RAISED, ([check.name for check in CHECKS],)).fetchone()
    return raised
