"""Host content: the editions, drafts or published, that embed a piece of content."""

from dataclasses import dataclass
from typing import Any

from domain.clock import milliseconds
from domain.database import db
from domain.errors import NotFound
from domain.projections.editions import locales_of

#: What may be ordered by. Nobody has counted page views yet, so that they are the same for all.
ORDERS = {
    "title": "title",
    "document_type": "document_type",
    "unique_pageviews": "unique_pageviews",
    "primary_publishing_organisation_title": "organisation_title",
    "last_edited_at": "last_edited_at",
    "instances": "instances",
    "publishing_app": "publishing_app",
}

HOSTS = """
SELECT host.id, host.content_id::text, host.locale, host.title, host.state, host.base_path, host.document_type,
       host.publishing_app, host.last_edited_by_editor_id, host.last_edited_at, embedded.instances,
       NULL::integer AS unique_pageviews, organisation.content_id::text AS organisation_content_id,
       organisation.title AS organisation_title, organisation.base_path AS organisation_base_path
FROM (
    SELECT content_id, locale, user_facing_version, count(*) AS instances FROM edition_links
    WHERE link_type = 'embed' AND target_content_id = %s GROUP BY content_id, locale, user_facing_version
) AS embedded
JOIN editions AS host USING (content_id, locale, user_facing_version)
LEFT JOIN LATERAL (
    SELECT target_content_id FROM (
        SELECT 0 AS preference, position, target_content_id FROM edition_links AS own
        WHERE own.content_id = host.content_id AND own.locale = host.locale
          AND own.user_facing_version = host.user_facing_version AND link_type = 'primary_publishing_organisation'
        UNION ALL
        SELECT 1, position, target_content_id FROM link_set_links AS shared
        WHERE shared.content_id = host.content_id AND link_type = 'primary_publishing_organisation'
    ) AS links ORDER BY preference, position LIMIT 1
) AS primary_link ON true
LEFT JOIN editions AS organisation ON organisation.content_id = primary_link.target_content_id
    AND organisation.locale = 'en' AND organisation.state = 'published'
WHERE host.state IN ('draft', 'published')
"""

ROLLUP = f"""
SELECT count(*), coalesce(sum(unique_pageviews), 0)::integer, count(*) FILTER (WHERE state = 'published'),
       (coalesce(sum(instances) FILTER (WHERE state = 'published'), 0))::integer,
       count(DISTINCT organisation_content_id) FILTER (WHERE state = 'published')
FROM ({HOSTS}) AS hosts
"""  # noqa: S608 -- constants only


@dataclass(frozen=True, kw_only=True)
class Question:
    """Which page: `order` is a name of ORDERS, with `-` in front to descend."""

    content_id: str
    order: str = "unique_pageviews"
    limit: int = 10
    offset: int = 0


def hosts_of(question: Question) -> dict[str, Any]:
    """A page of hosts, how many there are, and what the published ones come to. Raises `NotFound`."""
    _check_known(question.content_id)
    total, *sums = db.execute_sql(ROLLUP, (question.content_id,)).fetchone()
    rollup = dict(zip(("views", "locations", "instances", "organisations"), sums, strict=True))
    results = _presented(
        f"{HOSTS} ORDER BY {_order(question.order)}, host.id LIMIT %s OFFSET %s",
        (question.content_id, question.limit, question.offset),
    )
    return {"total": total, "rollup": rollup, "results": results}


def host_of(content_id: str, host_content_id: str, locale: str | None, state: str | None) -> dict[str, Any]:
    """One host, in the locale and state if given, else whichever has the fewest views. Raises `NotFound`."""
    _check_known(content_id)
    conditions = {"host.content_id": host_content_id, "host.locale": locale, "host.state": state}
    given = {column: value for column, value in conditions.items() if value}
    more = "".join(f" AND {column} = %s" for column in given)
    found = _presented(f"{HOSTS}{more} ORDER BY unique_pageviews, host.id LIMIT 1", (content_id, *given.values()))
    if not found:
        raise NotFound(f"{host_content_id} does not embed {content_id}", reason="edition_missing")
    return found[0]


def _check_known(content_id: str) -> None:
    if not locales_of(content_id):
        raise NotFound(f"Could not find a document with content_id {content_id}", reason="edition_missing")


def _order(order: str) -> str:
    column = ORDERS[order.removeprefix("-")]
    return f"{column} {'DESC NULLS LAST' if order.startswith('-') else 'ASC'}"


def _presented(sql: str, values: tuple) -> list[dict[str, Any]]:
    cursor = db.execute_sql(sql, values)
    names = [column.name for column in cursor.description]
    return [_host(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


PLAIN = "title state base_path document_type publishing_app last_edited_by_editor_id".split()


def _host(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: row[name] for name in PLAIN},
        "last_edited_at": milliseconds(row["last_edited_at"]),
        "unique_pageviews": row["unique_pageviews"],
        "instances": row["instances"],
        "host_content_id": row["content_id"],
        "host_locale": row["locale"],
        "primary_publishing_organisation": {
            name: row[f"organisation_{name}"] for name in ("content_id", "title", "base_path")
        },
    }
