"""The rules of an edition: each broken rule is named once, with its code."""

import pytest

from domain.rules.editions import edition_problems
from domain.rules.routes import redirect_problems
from tests.examples import content


def problems_of(**changes) -> list[tuple[str, str | None]]:
    return [(problem.attribute, problem.code or problem.error) for problem in edition_problems(content(**changes))]


def test_good_content_breaks_none():
    assert problems_of() == []


ROUTE = {"path": "/keep-bees", "type": "exact"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": " "}, ("title", "blank")),
        ({"schema_name": None}, ("schema_name", "blank")),
        ({"document_type": ""}, ("document_type", "blank")),
        ({"publishing_app": None}, ("publishing_app", "blank")),
        ({"rendering_app": None}, ("rendering_app", "blank")),
        ({"rendering_app": "Front End"}, ("rendering_app", "dns_hostname_invalid")),
        ({"phase": "gamma"}, ("phase", "inclusion")),
        ({"auth_bypass_ids": ["secret"]}, ("auth_bypass_ids", "contains invalid UUIDs")),
        ({"links": {"Bad": []}}, ("link", "Invalid link type: Bad")),
        ({"routes": [ROUTE, {"path": "/keep-bees/a"}]}, ("routes", "route_type_missing")),
        ({"routes": [ROUTE, {"path": "/keep-bees/a", "type": "x"}]}, ("routes", "route_type_invalid")),
        ({"routes": [ROUTE, {"type": "exact"}]}, ("routes", "route_path_missing")),
        (
            {"routes": [ROUTE, {"path": "/keep-bees/a", "type": "exact", "x": "y"}]},
            ("routes", "route_unsupported_keys"),
        ),
        ({"routes": [ROUTE, {"path": "/keep-bees//a", "type": "exact"}]}, ("routes", "absolute_path_invalid")),
        ({"routes": [ROUTE, {"path": "/wasps", "type": "exact"}]}, ("routes", "route_not_below_base_path")),
        ({"routes": [ROUTE, ROUTE]}, ("routes", "route_paths_not_unique")),
        ({"routes": [{"path": "/keep-bees/a", "type": "exact"}]}, ("routes", "routes_must_include_base_path")),
        ({"redirects": [ROUTE | {"destination": "/x"}]}, ("redirects", "redirect_paths_not_unique")),
    ],
)
def test_each_rule_of_an_edition(changes, expected):
    assert expected in problems_of(**changes)


def test_redirects_and_gone_items_need_neither_title_nor_rendering_app():
    redirects = [ROUTE | {"destination": "/wasps"}]
    plain = {"title": None, "rendering_app": None}
    assert problems_of(schema_name="redirect", document_type="redirect", routes=[], redirects=redirects, **plain) == []
    assert problems_of(schema_name="gone", document_type="gone", **plain) == []


def test_a_redirect_has_no_routes():
    redirects = [{"path": "/keep-bees/x", "type": "exact", "destination": "/wasps"}]
    found = problems_of(schema_name="redirect", document_type="redirect", redirects=redirects)
    assert ("routes", "present") in found
    assert ("redirects", "redirects_must_include_base_path") in found


def test_plain_string_prefixes_count_as_below_the_base_path():
    assert problems_of(routes=[ROUTE, {"path": "/keep-bees-and-wasps", "type": "exact"}]) == []


@pytest.mark.parametrize(
    ("destination", "code"),
    [
        ("", "redirect_destination_missing"),
        ("/keep-bees", "redirect_path_equals_destination"),
        ("/wasps/", "redirect_destination_invalid"),
        ("/was ps", "redirect_destination_invalid"),
        ("https://www.gov.uk:8080/x", "redirect_destination_invalid"),
        ("https://a@www.nhs.uk/x", "redirect_destination_invalid"),
        ("https:///x", "redirect_external_missing_host"),
        ("mailto:someone", "redirect_external_missing_host"),
        ("https://example.com/x", "redirect_external_disallowed_domain"),
        ("https://evilnhs.uk/x", "redirect_external_disallowed_domain"),
        ("https://www.gov.uk/x", "redirect_external_govuk_should_be_internal"),
        ("http://www.nhs.uk/x", "redirect_external_not_https"),
        (f"https://{'a' * 64}.nhs.uk/x", "redirect_subdomain_too_long"),
        ("https://-a.nhs.uk/x", "redirect_subdomain_starts_with_hyphen"),
        ("https://a_b.nhs.uk/x", "redirect_subdomain_invalid_chars"),
    ],
)
def test_where_a_redirect_may_not_go(destination, code):
    redirects = [ROUTE | {"destination": destination}]
    assert [problem.code for problem in redirect_problems("/keep-bees", redirects, "redirect")] == [code]


@pytest.mark.parametrize("destination", ["/", "/wasps", "/wasps?a=b#c", "https://www.nhs.uk/a?b#c", "https://nhs.uk"])
def test_where_a_redirect_may_go(destination):
    assert redirect_problems("/keep-bees", [ROUTE | {"destination": destination}], "redirect") == []


@pytest.mark.parametrize(
    ("destination", "code"),
    [("/x#y", "redirect_fragment_not_allowed_with_preserve"), ("/x?y", "redirect_query_not_allowed_with_preserve")],
)
def test_preserved_segments_leave_no_room(destination, code):
    redirects = [ROUTE | {"destination": destination, "segments_mode": "preserve"}]
    assert [problem.code for problem in redirect_problems("/keep-bees", redirects, "redirect")] == [code]


def test_destinations_are_looked_at_only_when_all_else_is_well():
    redirects = [ROUTE | {"destination": "https://example.com/"}]
    assert redirect_problems("/keep-bees", redirects, "redirect", broken=True) == []
