"""Suggestions of what may have been meant, where little was found."""

import re

from peewee import Database
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from domain.search.query import Query

#: With more results than this nobody needs a suggestion.
FEW = 3
MOST_SUGGESTIONS, MOST_TRIED = 3, 20
#: From so many letters on, two of them may be wrong.
LONG = 8
_WORD = re.compile(r"[^\W\d_]{4,24}")
_FINDS = "websearch_to_tsquery('english', word) || websearch_to_tsquery('simple', word)"
_UNKNOWN = f"""
SELECT word FROM unnest(%s::text[]) AS word
WHERE NOT EXISTS (SELECT FROM items WHERE words @@ ({_FINDS}) AND item IS NOT NULL)
"""  # noqa: S608 -- constants only
_OF_SUCH_LENGTH = "SELECT word FROM spellings WHERE length(word) BETWEEN %s AND %s"
_DOCUMENTS = f"""
SELECT word, (SELECT count(*) FROM items WHERE words @@ ({_FINDS}) AND item IS NOT NULL) FROM unnest(%s::text[]) AS word
"""  # noqa: S608 -- constants only


def suggestions(db: Database, query: Query, total: int) -> list[str]:
    """The query with a word that no item has replaced by one that some have and that differs by a letter (one more, one
    less, another, or two the wrong way round), or by two where it is long. Empty where enough was found or nothing is
    near.
    """
    typed = _WORD.findall(query.text.lower()) if total <= FEW else []
    if total and query.last:
        # It may be the beginning of what was found.
        typed = [word for word in typed if word != query.last.lower()]
    if not typed:
        return []
    unknown = {word for (word,) in db.execute_sql(_UNKNOWN, (typed,)).fetchall()}
    for word in typed:
        if word in unknown and (near := _near(db, word)):
            return [_replaced(query.text, word, each) for each in near[:MOST_SUGGESTIONS]]
    return []


def _near(db: Database, word: str) -> list[str]:
    """Words near this one that some item has, the nearest first, and of those the ones of most items."""
    apart = 1 if len(word) < LONG else 2
    rows = db.execute_sql(_OF_SUCH_LENGTH, (len(word) - apart, len(word) + apart)).fetchall()
    found = extract(word, [each for (each,) in rows], scorer=OSA.distance, score_cutoff=apart, limit=MOST_TRIED)
    distances = {near: distance for near, distance, _ in found}
    documents = dict(db.execute_sql(_DOCUMENTS, (list(distances),)).fetchall())
    # A suggestion is only worth making if it leads to something: a word stays when the last item that had it is gone.
    useful = [near for near in distances if documents[near]]
    return sorted(useful, key=lambda near: (distances[near], -documents[near], near))


def _replaced(text: str, word: str, by: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", by, text, flags=re.IGNORECASE)
