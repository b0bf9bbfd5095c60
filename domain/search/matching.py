"""Which items a question is about, as SQL."""

from collections.abc import Mapping
from typing import Any

from domain.search import query
from domain.search.asked import MISSING, Asked
from domain.search.fields import none, other_name, value
from domain.search.parameters import Values

LANGUAGE = "language::regconfig"

# The languages in which there are items, along an index.
_USED = """
used (language) AS (
    (SELECT language FROM items WHERE item IS NOT NULL ORDER BY language LIMIT 1)
    UNION ALL
    SELECT (SELECT language FROM items WHERE item IS NOT NULL AND language > used.language ORDER BY language LIMIT 1)
    FROM used WHERE used.language IS NOT NULL
)"""


class Matching:
    """The matching items of a question, as the SQL of a WITH clause and its parameters.

    `matched` has a row for each item: base_path, terms, the columns that are sorted by, and `exact` and `broad`, the
    query in the item's language.
    """

    def __init__(self, asked: Asked, without: str | None = None):
        """`without` names a field whose filters do not count."""
        self.query = query.read(asked.q)
        self.parameters: dict[str, Any] = dict(self.query.parameters) if self.query else {}
        self._conditions = ["item IS NOT NULL"]
        self._filter(asked, without)

    def with_clause(self, columns: str) -> str:
        """The WITH clause; `columns` are those of `matched`."""
        conditions = " AND ".join(self._conditions)
        if not self.query:
            return f"WITH matched AS NOT MATERIALIZED (SELECT {columns} FROM items WHERE {conditions})"  # noqa: S608 -- names of ours only
        return f"""
            WITH RECURSIVE {_USED}, read AS MATERIALIZED (
                SELECT {self.query.exact(LANGUAGE)} AS exact, {self.query.broad(LANGUAGE)} AS broad,
                       ('''@' || language || '''')::tsquery AS its_language
                FROM used WHERE language IS NOT NULL
            ), matched AS MATERIALIZED (
                SELECT {columns} FROM read JOIN items ON words @@ (broad && its_language)
                WHERE numnode(broad) > 0 AND {conditions}
            )"""  # noqa: S608 -- names and conditions of ours only

    def _filter(self, asked: Asked, without: str | None) -> None:
        for name, values in asked.filters.items():
            if name != without:
                self._add(self._any_of(name, values))
        for name, values in asked.rejects.items():
            if name != without:
                self._add(f"NOT ({self._any_of(name, values)})")
        for name, (first, end) in asked.between.items():
            self._add(f"{name} >= {self._parameter(first)} AND {name} < {self._parameter(end)}")

    def _any_of(self, name: str, values: Values) -> str:
        named = [term for each in values for term in (value(name, each), other_name(name, each))]
        any_of_them = f"terms && {self._parameter(named)}::text[]"
        if MISSING not in values:
            return any_of_them
        return f"({any_of_them} OR terms && {self._parameter([none(name)])}::text[])"

    def _add(self, condition: str) -> None:
        self._conditions.append(condition)

    def _parameter(self, given: Any) -> str:
        name = f"given_{len(self.parameters)}"
        self.parameters[name] = given
        return f"%({name})s"


def execute(db, sql: str, parameters: Mapping[str, Any]) -> list[tuple]:
    """The rows of a statement with named parameters."""
    return db.execute_sql(sql, dict(parameters)).fetchall()
