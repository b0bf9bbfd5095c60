"""What each target should hold: what was delivered to it, and where content stands."""

from domain.database import db
from domain.downstream.drift.comparing import Should
from domain.downstream.targets import DRAFT, LIVE, SEARCH

_SHOULD = (
    "SELECT key, delivered, fingerprint, wanted > delivered FROM downstream.items WHERE target = %(target)s AND {which}"
)
_BETWEEN = "key > %(after)s AND (%(upto)s::text IS NULL OR key <= %(upto)s)"
#: Where content stands, there has to be an item.
_STANDING = {
    DRAFT: "content_store IS NOT NULL",
    LIVE: "content_store = 'live'",
    SEARCH: "content_store = 'live'",
}
_NEVER_WANTED = (
    "SELECT base_path FROM editions WHERE base_path IS NOT NULL AND {standing} AND NOT EXISTS"
    " (SELECT FROM downstream.items WHERE target = %(target)s AND key = base_path) ORDER BY base_path"
)


def should_hold(target: str, after: str, upto: str | None) -> list[Should]:
    """What was delivered to a target at the keys behind `after`, up to `upto` if given."""
    return _should(_BETWEEN, target=target, after=after, upto=upto)


def should_hold_at(target: str, keys: list[str]) -> list[Should]:
    """What was delivered to a target at these keys, as far as anything was."""
    return _should("key = ANY(%(keys)s)", target=target, keys=keys)


def never_wanted(target: str) -> list[str]:
    """The keys that content stands at and that nobody has ever had brought to the target; there should be none."""
    statement = _NEVER_WANTED.format(standing=_STANDING[target])
    return [key for (key,) in db.execute_sql(statement, {"target": target}).fetchall()]


def _should(which: str, **values) -> list[Should]:
    return [Should(*row) for row in db.execute_sql(_SHOULD.format(which=which), values).fetchall()]
