"""/timeline/newer"""

import pytest

from domain.handle import handle
from tests.examples import new_id, save

from ..conftest import BEES, OPERATOR
from .test_timeline import earlier, positions, reserve


def newer(visitor, after: int, filters: str = "", status: int = 200):
    return visitor.part(f"/timeline/newer?after={after}{filters}", status)


def upto(page) -> int:
    return int(page.find("div")[0]["data-upto"])


def followed(visitor, after: int, filters: str = "") -> list[int]:
    """All that comes behind a position, answer by answer."""
    seen, more = [], True
    while more:
        page = newer(visitor, after, filters)
        seen += positions(page)[::-1]
        after, more = upto(page), "data-more" in page.find("div")[0]
    return seen


def test_where_nothing_happened_it_says_so_by_one_small_query_beside_who_asks(auditor, bees, count_queries):
    newer(auditor, 4, status=204)
    with count_queries() as counted:
        newer(auditor, 4, status=204)
    assert len(counted) <= 2


def test_what_came_since_is_under_its_day_and_says_how_far_that_is(auditor, bees):
    for number in range(3):
        reserve(f"/p-{number}")
    page = newer(auditor, 4)
    assert positions(page) == [7, 6, 5]
    assert upto(page) == 7
    assert page.find("div")[0]["data-count"] == "3"
    assert len(page.find("h2")) == 1
    newer(auditor, 7, status=204)


def test_the_page_says_where_to_go_on_and_older_pages_are_not_followed(auditor, bees):
    page = auditor.get("/timeline?type=DraftSaved")
    [tail] = [given for given in page.find("div") if given.get("id") == "tail"]
    assert tail["data-url"] == "/timeline/newer?type=DraftSaved"
    assert tail["data-after"] == "4"
    for other in ("before=3", "after=1", "when=bananas"):
        page = auditor.get(f"/timeline?{other}", 422 if "bananas" in other else 200)
        assert not [given for given in page.find("div") if given.get("id") == "tail"]


def test_many_events_come_in_several_answers_each_once_and_in_order(auditor, db):
    for number in range(130):
        reserve(f"/p-{number}")
    assert len(positions(newer(auditor, 1))) == 50
    assert followed(auditor, 1) == list(range(2, 132))
    assert followed(auditor, 1, "&type=PathReserved") == list(range(2, 132))


@pytest.mark.parametrize("filters", ["&type=DraftSaved", "&words=wasps", "&performer=import", "&positions=1-2"])
def test_the_place_goes_on_also_where_a_filter_finds_nothing(auditor, bees, filters):
    reserve("/p")
    page = newer(auditor, 4, filters)
    assert positions(page) == []
    assert upto(page) == 5


def test_filters_hold(auditor, bees):
    wasps = save(base_path="/wasps", title="Wasps")
    reserve("/p")
    handle(wasps, OPERATOR)
    assert followed(auditor, 4, f"&content_id={wasps.content_id}") == [7]
    assert followed(auditor, 4, "&words=wasps") == [7]
    assert followed(auditor, 4, "&type=PathReserved") == [5, 6]
    assert followed(auditor, 4, "&when=2001") == []


def test_saves_of_one_sitting_fold_within_an_answer_but_not_into_what_is_shown(auditor, bees, actor):
    handle(save(BEES, base_path="/keep-bees", title="One"), actor)
    after = positions(auditor.get("/timeline"))[0]
    for title in ("Two", "Three"):
        handle(save(BEES, base_path="/keep-bees", title=title), actor)
    page = newer(auditor, after)
    assert positions(page) == [after + 2, after + 1]
    assert len(earlier(page)) == 1
    assert "and 1 earlier save since" in page.inside("summary")


def test_a_limited_draft_comes_for_those_whom_it_is_for_alone(auditor, editor, bees):
    head = positions(auditor.get("/timeline"))[0]
    handle(save(base_path="/new", title="Zephyrine", access_limited={"users": [new_id()]}), OPERATOR)
    reserve("/p")
    page = newer(editor, head)
    assert "Zephyrine" not in page.text
    assert positions(page) == [head + 3]
    assert upto(page) == head + 3
    assert followed(auditor, head) == [head + 1, head + 2, head + 3]


def test_whoever_was_signed_out_is_told_so_and_nobody_lands_on_a_part(auditor, visitor, bees):
    newer(visitor, 1, status=401)
    assert auditor.get("/timeline/newer?after=2&type=PathReserved").heading == "Timeline"
    assert auditor.get("/timeline/newer").heading == "Timeline"


def test_it_takes_a_constant_number_of_queries(auditor, bees, count_queries):
    reserve("/p")
    newer(auditor, 4)
    with count_queries() as for_one:
        newer(auditor, 4)
    for number in range(40):
        reserve(f"/p-{number}")
    auditor.get("/timeline")
    with count_queries() as for_many:
        newer(auditor, 4)
    assert len(for_many) == len(for_one)
