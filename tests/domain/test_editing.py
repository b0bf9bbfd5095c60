"""From content to a form and back: what was not typed anew stays as it is stored."""

import pytest

from domain import editing
from domain.errors import Problem
from tests.examples import content

GOVSPEAK = [{"content_type": "text/govspeak", "content": "Bees *sting*."}]
BOTH = [*GOVSPEAK, {"content_type": "text/html", "content": "<p>Bees <em>sting</em>.</p>"}]
HTML = [{"content_type": "text/html", "content": "<p>Bees</p>"}]


def edited(of, **typed):
    named = {name.replace("details_", "details."): value for name, value in typed.items()}
    return editing.revise(of, editing.fields_of(of), named)


def test_the_form_has_title_and_summary_and_the_texts_of_the_type():
    fields = editing.fields_of(content(document_type="organisation", details={"acronym": "HIVE", "body": "x"}))
    assert [field.name for field in fields][:4] == ["title", "base_path", "description", "details.acronym"]
    assert "details.body" in [field.name for field in fields]


def test_of_a_type_that_is_not_known_here_the_body_can_be_edited_if_it_is_text():
    assert [field.name for field in editing.fields_of(content(document_type="x", details={"body": "x"}))][2:] == [
        "details.body"
    ]
    assert len(editing.fields_of(content(document_type="x", details={"body": {"parts": []}}))) == 2


@pytest.mark.parametrize("value", [{"html": "x"}, ["x"], 3, [{"title": "A part"}]])
def test_what_is_no_text_is_left_alone(value):
    of = content(details={"body": value})
    assert "details.body" not in [field.name for field in editing.fields_of(of)]
    assert edited(of, title="New").details == {"body": value}


def test_what_is_gone_has_no_form():
    assert editing.fields_of(content(document_type="gone")) == []


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (GOVSPEAK, "Bees *sting*."),
        (BOTH, "Bees *sting*."),
        (HTML, "<p>Bees</p>"),
        ("<p>Bees</p>", "<p>Bees</p>"),
        (None, ""),
    ],
)
def test_a_text_is_shown_as_its_source(body, shown):
    of = content(details={"body": body} if body else {})
    assert editing.values_of(of, editing.fields_of(of))["details.body"] == shown


@pytest.mark.parametrize("body", [GOVSPEAK, BOTH, HTML, "<p>Bees</p>\r\n\r\n  <p>Wasps</p>", "", None])
def test_a_form_sent_back_as_it_came_changes_nothing(body):
    of = content(details={"body": body, "other": [1]}, title="Two\nlines ", description="A\r\nB")
    shown = editing.values_of(of, editing.fields_of(of))
    typed = {name: text.replace("\n", "\r\n") if isinstance(text, str) else "" for name, text in shown.items()}
    assert editing.revise(of, editing.fields_of(of), typed) == of


@pytest.mark.parametrize("body", [GOVSPEAK, BOTH, HTML, "<p>Bees</p>", None])
def test_a_text_typed_anew_becomes_a_content_array_of_its_govspeak(body):
    of = content(details={"body": body} if body else {})
    assert edited(of, details_body="A\r\nB").details == {"body": [{"content_type": "text/govspeak", "content": "A\nB"}]}


def test_or_a_string_of_html():
    of = content()
    after = editing.revise(of, editing.fields_of(of), {"details.body": "A *b*"}, arrays=False)
    assert after.details == {"body": "<p>A <em>b</em></p>\n"}


def test_an_emptied_text_goes_and_the_others_stay():
    of = content(description="Old", details={"body": "<p>x</p>", "nothing": None})
    after = edited(of, description="", details_body=" \n")
    assert (after.description, after.details) == (None, {"nothing": None})


def test_a_field_that_the_form_does_not_send_is_not_emptied():
    of = content(description="Old")
    assert edited(of, title="New").description == "Old"


def test_what_must_be_filled_in_is_missed_unless_it_was_empty_before():
    fields = editing.fields_of(content())
    empty = {"title": "", "base_path": "/bees", "details.body": ""}
    assert editing.problems(fields, empty, {}) == [Problem("title", "blank"), Problem("details.body", "blank")]
    assert editing.problems(fields, empty, {"title": "x", "details.body": ""}) == [Problem("title", "blank")]


def test_the_body_for_a_publisher_has_what_is_set_and_nothing_else():
    body = editing.publisher_body(content(links={}), "cy", None)
    assert body["locale"] == "cy"
    assert not {"links", "description", "first_published_at", "access_limited", "auth_bypass_ids"} & set(body)
    assert body["redirects"] == []
