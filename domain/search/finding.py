"""Answering a question: the items found, in order, a page of them."""

from dataclasses import dataclass, field
from html import escape
from typing import Any

from peewee import Database

from domain.search.aggregates import aggregates
from domain.search.asked import Asked
from domain.search.matching import LANGUAGE, Matching, execute
from domain.search.spelling import suggestions

Result = dict[str, Any]

# What is found in a title counts most, then the description, then the body; divided by 1 + log(length).
_RANK = "ts_rank_cd('{{0.1, 0.1, 0.4, 1.0}}', {words}, {query}, 1)"
_FIRST_SCORE = _RANK.format(words="heading", query="broad")
# A whole word before the beginning of one.
_SCORE = f"({_RANK.format(words='words', query='exact')} + 0.1 * {_RANK.format(words='words', query='broad')})"
#: To weigh every word of every text takes long where there are many: title and description choose whose are weighed.
MOST_WEIGHED = 500
_NEWEST = "public_timestamp DESC NULLS LAST, base_path"

_WEIGHED = f""", weighed AS (
    SELECT base_path, {_SCORE} AS score FROM (
        SELECT base_path, exact, broad FROM matched ORDER BY first_score DESC, {_NEWEST} LIMIT {MOST_WEIGHED}
    ) AS best JOIN items USING (base_path)
)"""  # noqa: S608 -- constants only
_PAGE = """
SELECT total, base_path, score FROM (SELECT count(*) AS total FROM matched) AS counted LEFT JOIN (
    SELECT base_path, {score} AS score, row_number() OVER () AS place FROM (
        SELECT * FROM {of} ORDER BY {order} LIMIT %(count)s OFFSET %(start)s
    ) AS page
) AS placed ON true ORDER BY place
"""
_ITEMS = """
SELECT base_path, item, {title}, {description}, {snippet} FROM items
WHERE base_path = ANY(%(paths)s) AND item IS NOT NULL
"""
# Control characters, of which no text that is held has any: they become elements once the text is escaped.
_START, _STOP = "\x02", "\x03"
_MARKS = f"StartSel={_START}, StopSel={_STOP}"
_WHOLE, _SNIPPET = f"{_MARKS}, HighlightAll=true", f"{_MARKS}, MaxFragments=2, MaxWords=22, MinWords=8"
_READ_FOR_SNIPPET = 30_000


@dataclass(frozen=True)
class Found:
    """A page of results, each with the fields that were asked for, and how many there are in all."""

    results: list[Result]
    total: int
    aggregates: dict[str, dict[str, Any]] = field(default_factory=dict)
    suggested_queries: list[str] = field(default_factory=list)


def find(db: Database, asked: Asked) -> Found:
    """The answer to a question; a fixed number of queries however much is found."""
    matching = Matching(asked)
    total, scores = _page(db, asked, matching)
    items = _items(db, asked, matching, list(scores))
    results = [_result(path, score, items[path], asked.fields) for path, score in scores.items() if path in items]
    return Found(results, total, aggregates(db, asked), suggestions(db, matching.query, total))


def _page(db: Database, asked: Asked, matching: Matching) -> tuple[int, dict[str, float | None]]:
    """How many items match, and the paths on the page in order, with their scores."""
    if matching.query and not asked.order:
        columns = f"base_path, public_timestamp, exact, broad, {_FIRST_SCORE} AS first_score"
        order = f"score DESC NULLS LAST, first_score DESC, {_NEWEST}"
        of = "matched LEFT JOIN weighed USING (base_path)"
        sql = matching.with_clause(columns) + _WEIGHED + _PAGE.format(score="score", of=of, order=order)
    else:
        columns = "base_path, public_timestamp, first_published_at, title"
        sql = matching.with_clause(columns) + _PAGE.format(score="NULL", of="matched", order=_order(asked.order))
    rows = execute(db, sql, matching.parameters | {"count": asked.count, "start": asked.start})
    return rows[0][0], {path: score for _, path, score in rows if path is not None}


def _order(order: str | None) -> str:
    if not order:
        return _NEWEST
    name = order.removeprefix("-")
    return f"{name} {'DESC' if order.startswith('-') else 'ASC'} NULLS LAST, base_path"


def _items(db: Database, asked: Asked, matching: Matching, paths: list[str]) -> dict[str, tuple]:
    def headline(text: str, options: str) -> str:
        return f"ts_headline({LANGUAGE}, {text}, {matching.query.broad(LANGUAGE)}, '{options}')"

    def wanted(field_name: str, text: str, options: str = _WHOLE) -> str:
        if field_name not in asked.fields or not matching.query:
            return "NULL"
        return headline(text, options)

    sql = _ITEMS.format(
        title=wanted("title_with_highlighting", "item ->> 'title'"),
        description=wanted("description_with_highlighting", "item ->> 'description'"),
        snippet=wanted("snippet", f"left(item ->> 'body', {_READ_FOR_SNIPPET})", _SNIPPET),
    )
    return {path: row for path, *row in execute(db, sql, matching.parameters | {"paths": paths})}


def _result(path: str, score: float | None, row: list, fields: tuple[str, ...]) -> Result:
    item, title, description, snippet = row
    every = item["fields"] | {
        "title": item["title"],
        "description": item["description"],
        "indexable_content": item["body"],
        "title_with_highlighting": marked(title or item["title"]),
        "description_with_highlighting": marked(description or item["description"]),
        "snippet": marked(snippet if snippet is not None else item["body"][:200]),
    }
    return {name: every[name] for name in fields if name in every} | {"_id": path, "es_score": score}


def marked(text: str) -> str:
    """Text as HTML, with what is between the marks in `<mark>`."""
    return escape(text).replace(_START, "<mark>").replace(_STOP, "</mark>")
