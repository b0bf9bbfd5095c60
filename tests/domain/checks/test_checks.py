"""Checks before publishing."""

import pytest

from domain import editing
from domain.checks import problems_before_publishing
from tests.examples import content


def found(check, **changes):
    of = content(**changes)
    return [problem.attribute for problem in problems_before_publishing(of, editing.fields_of(of), [check])]


def text(govspeak):
    return [{"content_type": "text/govspeak", "content": govspeak}]


def test_required_fields():
    assert found("required_fields") == []
    assert found("required_fields", title=" ", details={}) == ["title", "details.body"]
    assert found("required_fields", details={"body": {"not": "editable here"}}) == []


@pytest.mark.parametrize(
    ("govspeak", "good"),
    [
        ("## A\n\n### B\n\n## C", True),
        ("No headings", True),
        ("### A", False),
        ("## A\n\n#### B", False),
        ("```\n##### code\n```", True),
    ],
)
def test_heading_order(govspeak, good):
    assert found("heading_order", details={"body": text(govspeak)}) == ([] if good else ["details.body"])
    parts = [{"title": "A", "slug": "a", "body": text("## Fine")}, {"title": "B", "slug": "b", "body": text(govspeak)}]
    names = found("heading_order", document_type="guide", schema_name="guide", details={"parts": parts})
    assert names == ([] if good else ["details.parts.1.body"])


def test_html_that_came_from_elsewhere_is_not_judged():
    assert found("heading_order", details={"body": "<h4>Deep</h4>"}) == []
