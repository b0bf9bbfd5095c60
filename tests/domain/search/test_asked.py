"""Parameters: what each may be, and that whatever makes no sense is told, all at once."""

import pytest

from domain.search.asked import Aggregate, asked
from domain.search.parameters import Unanswerable


def test_lists_come_repeated_or_with_commas():
    question = asked({"fields": ["title,link", "format"], "filter_format[]": ["a", "b"], "reject_locale": ["cy"]})
    assert question.fields == ("title", "link", "format")
    assert (question.filters, question.rejects) == ({"format": ["a", "b"]}, {"locale": ["cy"]})


def test_blank_is_as_if_left_out():
    assert asked({"q": [""], "count": [""], "order": [""], "filter_format": [""], "fields": []}) == asked({})


def test_days_are_taken_whole():
    assert asked({"filter_public_timestamp": ["from:2026-01-01,to:2026-02-01"]}).between == {
        "public_timestamp": ("2026-01-01", "2026-02-01U")
    }
    assert asked({"filter_public_timestamp": ["to:9999-12-31"]}).between["public_timestamp"][0] == "0001-01-01"


def test_an_aggregate_says_how_many_and_perhaps_its_scope():
    question = asked({"aggregate_format": ["5,scope:all_filters"], "aggregate_locale": ["3"]})
    assert question.aggregates == {"format": Aggregate(5, "all_filters"), "locale": Aggregate(3)}


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"colour": ["blue"]}, "is not a parameter; there are q, start, count, order, fields, filter_FIELD"),
        ({"filter_colour": ["blue"]}, "where FIELD is one of content_id"),
        ({"count": ["1001"]}, "must be a whole number from 0 to 1000"),
        ({"count": ["²"]}, "must be a whole number"),
        ({"start": ["-1"]}, "must be a whole number from 0"),
        ({"order": ["best"]}, "has no 'best'; there are first_published_at, -first_published_at"),
        ({"fields": ["title,colour"]}, "has no 'colour'; there are"),
        ({"filter_public_timestamp": ["2026"]}, "must be from:YYYY-MM-DD"),
        ({"filter_public_timestamp": ["from:2026-13-01"]}, "a date that there is not"),
        ({"aggregate_format": ["all"]}, "must be a whole number from 0 to 1000"),
        ({"aggregate_format": ["5,order:value"]}, "scope:all_filters"),
        ({"filter_format": ["\0"]}, "U+0000"),
    ],
)
def test_what_makes_no_sense_is_told(parameters, said):
    with pytest.raises(Unanswerable) as refusal:
        asked(parameters)
    [[sentence]] = refusal.value.errors.values()
    assert said in sentence


def test_everything_that_is_wrong_is_told_at_once():
    with pytest.raises(Unanswerable) as refusal:
        asked({"count": ["x"], "order": ["x"], "nonsense": ["x"]})
    assert set(refusal.value.errors) == {"count", "order", "nonsense"}
