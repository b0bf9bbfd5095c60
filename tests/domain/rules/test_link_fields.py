"""Section 4.4: what a link shows of an edition, by document type and link type."""

import pytest

from domain.rules.expandable import expandable_digest
from domain.rules.link_fields import DEFAULT, fields_in_any_link, fields_of, pick, types_showing
from tests.examples import content

TYPES = "taxons person part_of_step_navs finder ordered_ministers".split()


@pytest.mark.parametrize(
    ("document_type", "link_type", "more", "less"),
    [
        ("answer", "taxons", "", ""),
        ("topical_event", "x", "", ""),
        ("organisation", "organisations", "details.acronym details.logo details.brand", "public_updated_at"),
        ("taxon", "taxons", "description details phase", ""),
        ("finder", "finder", "details.facets", ""),
        ("finder", "other", "", ""),
        ("person", "person", "details.body details.image", ""),
        ("person", "ordered_ministers", "details.image details.privy_counsellor", ""),
        ("person", "people", "", ""),
        ("military_role", "role", "details.body details.role_payment_type", ""),
        ("step_by_step_nav", "part_of_step_navs", "details.step_by_step_nav.steps auth_bypass_ids", ""),
        ("step_by_step_nav", "secondary_to_step_navs", "details.step_by_step_nav.title", "auth_bypass_ids"),
        ("content_block_pension", "embed", "details.rates", ""),
        ("content_block_tax", "embed", "", ""),
        (
            "government",
            "government",
            "details.current base_path",
            "analytics_identifier public_updated_at schema_name withdrawn",
        ),
    ],
)
def test_fields_are_the_usual_ones_with_additions_and_exceptions(document_type, link_type, more, less):
    fields = set(fields_of(document_type, link_type))
    assert set(more.split()) <= fields
    assert set(DEFAULT) - fields == set(less.split()) & set(DEFAULT)
    assert not set(less.split()) & fields


@pytest.mark.parametrize("link_type", TYPES)
@pytest.mark.parametrize("document_type", ["redirect", "gone"])
def test_redirects_and_what_is_gone_show_nothing(document_type, link_type):
    assert fields_of(document_type, link_type) == ()


def test_description_is_not_shown_unless_listed():
    assert "description" not in fields_of("answer", "parent")
    assert "description" in fields_of("mainstream_browse_page", "parent")


def test_every_listed_field_is_there_null_when_lacking():
    fields = ("title", "details.logo", "details.step_by_step_nav.title", "details.step_by_step_nav.steps")
    assert pick({"details": {"step_by_step_nav": {"title": "T"}, "body": "x"}}, fields) == {
        "title": None,
        "details": {"logo": None, "step_by_step_nav": {"title": "T", "steps": None}},
    }
    assert pick({"details": {"step_by_step_nav": "odd"}}, fields)["details"]["step_by_step_nav"]["title"] is None


def test_what_any_link_may_show_is_the_union_of_a_types_entries():
    assert {"details.body", "details.privy_counsellor", "title"} <= set(fields_in_any_link("person"))
    assert set(DEFAULT) <= set(fields_in_any_link("finder"))
    assert "public_updated_at" not in fields_in_any_link("organisation")
    assert "taxon" in types_showing("details") and "topical_event" not in types_showing("details")


@pytest.mark.parametrize(
    ("changes", "differs"),
    [
        ({"title": "Keep wasps"}, True),
        ({"base_path": "/wasps"}, True),
        ({"document_type": "guide"}, True),
        ({"description": "All about bees"}, False),
        ({"details": {"body": "<p>Other</p>"}}, False),
        ({"links": {"taxons": []}, "update_type": "minor", "phase": "beta"}, False),
    ],
)
def test_only_what_links_show_makes_a_difference(changes, differs):
    assert (expandable_digest(content(**changes)) != expandable_digest(content())) == differs


def test_details_make_a_difference_where_links_show_them():
    first, second = (content(document_type="organisation", details={"acronym": each}) for each in ("MOB", "MOW"))
    assert expandable_digest(first) != expandable_digest(second)
