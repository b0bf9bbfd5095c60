"""Every filter of the list of documents, in the order in which they are shown. To add one, add it here.

What another projection tells is one more entry of `ATTENTION`, or an `AnyOf` of its own, whose condition looks there.
"""

from collections.abc import Mapping
from typing import Any

from domain.catalogue.kinds import Among, AnyOf, Choices, Day, Filter, Search
from domain.downstream.targets import LIVE
from domain.errors import Invalid, Problem

Criteria = Mapping[str, list[str]]

_ORGANISATIONS = "('organisations', 'primary_publishing_organisation')"
_OF_ORGANISATION = (
    "(listed.content_id IN (SELECT content_id FROM link_set_links"  # noqa: S608 -- constants only
    f" WHERE target_content_id = ANY(%(organisation)s::uuid[]) AND link_type IN {_ORGANISATIONS})"
    " OR (listed.content_id, listed.locale, listed.user_facing_version) IN (SELECT content_id, locale,"
    " user_facing_version FROM edition_links"
    f" WHERE target_content_id = ANY(%(organisation)s::uuid[]) AND link_type IN {_ORGANISATIONS}))"
)
_DOCUMENT_IN = "(listed.content_id, listed.locale) IN (SELECT content_id, locale FROM "
#: Not what stands in for a draft that may not be seen.
_DRAFT_IN = f"listed.stands_in_for IS NULL AND {_DOCUMENT_IN}"
_OWED = f"listed.live_path IN (SELECT key FROM downstream.items WHERE target = '{LIVE}' AND wanted > delivered"  # noqa: S608 -- constants only

STATES = tuple(
    (value, label, f"listed.states @> '{{{value}}}'")
    for value, label in (
        ("draft", "Draft"),
        ("published", "Published"),
        ("withdrawn", "Withdrawn"),
        ("redirected", "Redirected"),
        ("gone", "Taken down"),
        ("removed", "Removed"),
    )
)
#: What somebody should look at. A value, a label and a condition make one more.
ATTENTION = (
    (
        "newer-draft",
        "Draft newer than what is live",
        "(listed.states @> '{draft}' AND cardinality(listed.states) > 1)",
    ),
    ("needs-review", "Needs review", f"{_DRAFT_IN}reviews WHERE state = 'awaiting')"),
    (
        "look-back",
        "Published without review",
        f"{_DOCUMENT_IN}unreviewed_publications WHERE looked_back_at IS NULL)",
    ),
    ("scheduled", "Scheduled", f"{_DRAFT_IN}schedules WHERE problem IS NULL)"),
    ("schedule-missed", "Schedule missed", f"{_DRAFT_IN}schedules WHERE problem IS NOT NULL)"),
    ("failing-checks", "Draft fails a check", f"{_DRAFT_IN}failing_checks)"),
    ("not-yet-live", "Not yet live", f"{_OWED})"),
    ("failing", "Failing to reach the live site", f"{_OWED} AND last_error IS NOT NULL)"),
)

FILTERS: dict[str, Filter] = {
    each.name: each
    for each in (
        Search("q", "Title, path or address"),
        AnyOf("state", "State", STATES),
        AnyOf("attention", "Attention", ATTENTION),
        Among("type", "Document type", "listed.document_type = ANY(%(type)s)"),
        Among("organisation", "Organisation", _OF_ORGANISATION, widget="select"),
        Among("application", "Application", "listed.publishing_app = ANY(%(application)s)"),
        Among("editor", "Last changed by", "listed.actor = ANY(%(editor)s)", widget="select"),
        Day("from", "Changed from", "listed.changed_at >= %(from)s", "last week"),
        Day("to", "Changed until", "listed.changed_at < %(to)s", "yesterday or 3 Feb 2026", until=True),
        Among("locale", "Language", "listed.locale = ANY(%(locale)s)"),
    )
}
#: Those that make sense of the past: what needs attention is of now, and other projections tell it.
OF_THE_PAST = {name: each for name, each in FILTERS.items() if name != "attention"}


def read(given: Mapping[str, list[str]], filters: Mapping[str, Filter] = FILTERS) -> Criteria:
    """What filters are set to in a URL or a form, by filter, in the order of the filters; what is empty is not set."""
    cleaned = {name: _cleaned(given.get(name, [])) for name in filters}
    return {name: values for name, values in cleaned.items() if values}


def where(criteria: Criteria, choices: Choices) -> tuple[str, dict[str, Any]]:
    """The SQL condition on `listed` that all of the criteria make, and its values. Raises `Invalid`."""
    conditions, values, problems = ["true"], {}, []
    for name, chosen in criteria.items():
        try:
            condition, more = FILTERS[name].where(chosen, choices)
        except ValueError as error:
            problems.append(Problem(name, str(error)))
        else:
            conditions, values = [*conditions, condition], values | more
    if problems:
        raise Invalid(problems)
    return " AND ".join(conditions), values


def _cleaned(values: list[str]) -> list[str]:
    stripped = (value.replace("\0", "").strip() for value in values)
    return list(dict.fromkeys(value for value in stripped if value))
