"""What may be meant by what somebody is typing: titles."""

import re

from peewee import Database

from domain.search.query import readable

MOST_COMPLETIONS, LONGEST_WORD = 8, 50
_TITLES = """
SELECT (SELECT item ->> 'title' FROM items WHERE base_path = found.base_path) FROM (
    SELECT title, min(base_path) AS base_path, max(public_timestamp) AS latest FROM items
    WHERE words @@ %s::tsquery AND item IS NOT NULL GROUP BY title
    ORDER BY starts_with(title, %s) DESC, latest DESC NULLS LAST, title LIMIT %s
) AS found
"""


def completions(db: Database, typed: str) -> list[str]:
    """Titles that have all the words typed, the last of which may be a beginning; those that begin so come first."""
    typed = readable(typed).lower()
    words = [word[:LONGEST_WORD] for word in re.findall(r"[^\W_]+", typed)][:10]
    if len("".join(words)) < 2:
        return []
    query = " & ".join([*(f"'={word}'" for word in words[:-1]), f"'={words[-1]}':*"])
    start = " ".join(typed.split())
    return [title for (title,) in db.execute_sql(_TITLES, (query, start, MOST_COMPLETIONS)).fetchall()]
