"""Who may see what is limited; in SQL just as in Python."""

from itertools import combinations, product

import orjson
import pytest

from domain.visibility import Viewer, condition, may_see

ME, OTHER = "8f0c0a5e-7d41-4c55-9a3e-2b7f0d9c1e12", "9f0c0a5e-7d41-4c55-9a3e-2b7f0d9c1e12"
MINE, MINE_TOO, THEIRS = (f"{digit}b7c1d3e-0a9f-4c2b-8e6d-1f2a3b4c5d6e" for digit in "123")

ME_ALONE = Viewer(ME, "editor")
MEMBER = Viewer(ME, "publisher", (MINE, MINE_TOO))


@pytest.mark.parametrize("limit", [None, {}])
def test_what_is_not_limited_is_for_everybody(limit):
    assert may_see(ME_ALONE, limit)


@pytest.mark.parametrize("limit", [{"users": []}, {"organisations": []}, {"users": [], "organisations": []}])
def test_a_limit_that_names_nobody_is_for_nobody(limit):
    assert not may_see(MEMBER, limit)


def test_whoever_is_named_and_members_of_what_is_named_may_see_it():
    assert may_see(ME_ALONE, {"users": [OTHER, ME]})
    assert may_see(MEMBER, {"users": [OTHER], "organisations": [THEIRS, MINE_TOO]})
    assert not may_see(ME_ALONE, {"users": [OTHER], "organisations": [MINE]})
    assert not may_see(MEMBER, {"users": [MINE], "organisations": [ME]})


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_auditors_and_administrators_see_all(role):
    assert may_see(Viewer(OTHER, role), {"users": [ME], "organisations": []})


def _some(ids: list[str]) -> list:
    """No list at all, null, and every list of at most two of them."""
    return [..., None, *(list(each) for size in range(3) for each in combinations(ids, size))]


LIMITS = [None] + [
    {name: value for name, value in (("users", users), ("organisations", organisations)) if value is not ...}
    for users, organisations in product(_some([ME, OTHER, MINE]), _some([MINE, MINE_TOO, THEIRS, ME]))
]
VIEWERS = [
    Viewer(id_, role, organisations)
    for id_, role, organisations in product(
        (ME, OTHER), ("reader", "editor", "publisher", "auditor", "administrator"), ((), (MINE,), (MINE_TOO, THEIRS))
    )
]


@pytest.mark.parametrize("viewer", VIEWERS, ids=str)
def test_the_condition_in_sql_says_just_the_same(db, viewer):
    sql, values = condition(viewer, "limits.value")
    rows = db.execute_sql(
        f"SELECT {sql}, NOT {sql} FROM unnest(%(limits)s::jsonb[])"  # noqa: S608 -- what is tested
        " WITH ORDINALITY AS limits (value, number) ORDER BY number",
        values | {"limits": [each if each is None else orjson.dumps(each).decode() for each in LIMITS]},
    ).fetchall()
    assert rows == [(may_see(viewer, limit), not may_see(viewer, limit)) for limit in LIMITS]


def test_the_null_of_json_is_no_limit_either(db):
    sql, values = condition(ME_ALONE, "'null'::jsonb")
    assert db.execute_sql(f"SELECT {sql}", values).fetchone() == (True,)
