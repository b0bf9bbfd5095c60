"""Suggestions of what may have been meant, where little was found."""

import re
from string import ascii_lowercase

from peewee import Database

from domain.search.query import Query

#: With more results than this nobody needs a suggestion.
FEW = 3
MOST_SUGGESTIONS = 3
_WORD = re.compile(r"[^\W\d_]{4,24}")
# A suggestion is only worth making if it leads to something; the first to come is the one in most items.
_FINDS = "websearch_to_tsquery('english', word) || websearch_to_tsquery('simple', word)"
_NEAR = f"""
SELECT word, (SELECT count(*) FROM items WHERE words @@ ({_FINDS}) AND item IS NOT NULL) AS documents
FROM spellings WHERE word = ANY(%s) ORDER BY documents DESC, word
"""  # noqa: S608 -- constants only
_UNKNOWN = f"""
SELECT word FROM unnest(%s::text[]) AS word
WHERE NOT EXISTS (SELECT FROM items WHERE words @@ ({_FINDS}) AND item IS NOT NULL)
"""  # noqa: S608 -- constants only


def suggestions(db: Database, query: Query, total: int) -> list[str]:
    """The query with a word that no item has replaced by one that some have and that differs by one letter (one more,
    one less, another, or two the wrong way round). Empty where enough was found or nothing is near.
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
    rows = db.execute_sql(_NEAR, (sorted(one_letter_off(word)),)).fetchall()
    return [near for near, documents in rows if documents]


def one_letter_off(word: str) -> set[str]:
    """Every word one letter away, of the letters of the English alphabet and those of the word."""
    letters = sorted(set(ascii_lowercase) | set(word))
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    less = {before + after[1:] for before, after in splits if after}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in splits if len(after) > 1}
    other = {before + letter + after[1:] for before, after in splits if after for letter in letters}
    more = {before + letter + after for before, after in splits for letter in letters}
    return (less | swapped | other | more) - {word}


def _replaced(text: str, word: str, by: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", by, text, flags=re.IGNORECASE)
