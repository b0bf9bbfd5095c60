"""How many of the items found have each value of a field."""

from typing import Any

from peewee import Database

from domain.search.asked import OWN_FILTER_LEFT_OUT, Aggregate, Asked
from domain.search.fields import LINKS, none, value
from domain.search.matching import Matching, execute

Counts = dict[str, int]

# All terms of a field but its other names begin with its name and a character from ! to :, as none of another does.
COUNTS = """
SELECT term, count(*) FROM matched, unnest(terms) AS term WHERE {of_a_field} GROUP BY term
"""
OF_A_FIELD = """(term >= '{0}!' COLLATE "C" AND term < '{0};' COLLATE "C")"""
# Any item that has the value shows it as all others do.
SHOWN = """
SELECT term, (SELECT item -> 'fields' -> %s FROM items WHERE terms @> ARRAY[term] LIMIT 1)
FROM unnest(%s::text[]) AS term
"""


def aggregates(db: Database, asked: Asked) -> dict[str, dict[str, Any]]:
    """By field, its values with their counts, most first. A query for all fields, one more for each that has a filter
    of its own (which then does not count), and one for each field of links.
    """
    alone = [name for name in asked.aggregates if _leaves_own_filter_out(asked, name)]
    together = [name for name in asked.aggregates if name not in alone]
    counted = {name: _counts(db, Matching(asked, without=name), [name]) for name in alone}
    if together:
        counts = _counts(db, Matching(asked), together)
        counted |= dict.fromkeys(together, counts)
    return {name: _aggregate(db, name, each, counted[name]) for name, each in asked.aggregates.items()}


def _leaves_own_filter_out(asked: Asked, name: str) -> bool:
    is_filtered = name in asked.filters or name in asked.rejects
    return is_filtered and asked.aggregates[name].scope == OWN_FILTER_LEFT_OUT


def _counts(db: Database, matching: Matching, names: list[str]) -> Counts:
    of_a_field = " OR ".join(OF_A_FIELD.format(name) for name in names)
    return dict(execute(db, matching.with_clause("terms") + COUNTS.format(of_a_field=of_a_field), matching.parameters))


def _aggregate(db: Database, name: str, aggregate: Aggregate, counts: Counts) -> dict[str, Any]:
    prefix = value(name, "")
    values = [(term, count) for term, count in counts.items() if term.startswith(prefix)]
    shown = sorted(values, key=lambda each: (-each[1], each[0]))[: aggregate.options]
    described = _described(db, name, [term for term, _ in shown])
    return {
        "options": [{"value": described[term], "documents": count} for term, count in shown],
        "documents_with_no_value": counts.get(none(name), 0),
        "total_options": len(values),
        "missing_options": len(values) - len(shown),
        "scope": aggregate.scope,
    }


def _described(db: Database, name: str, terms: list[str]) -> dict[str, dict[str, Any]]:
    """What is told of each value: its slug, and of what has a page its title, path and content_id."""
    slugs = {term: term.removeprefix(value(name, "")) for term in terms}
    if name not in LINKS:
        return {term: {"slug": slug} for term, slug in slugs.items()}
    rows = db.execute_sql(SHOWN, (name, terms)).fetchall()
    return {term: _of_slug(slugs[term], links or []) for term, links in rows}


def _of_slug(slug: str, links: list[dict[str, Any]]) -> dict[str, Any]:
    return next((link for link in links if link["slug"] == slug), {"slug": slug})
