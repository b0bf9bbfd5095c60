"""The language of queries: words, "phrases", -exclusion, OR, and a last word that may still be being typed.

A query is read anew in the language of each item: what comes of it are expressions for an item's `language`.
"""

import re
from dataclasses import dataclass

#: So much of what was typed is read; longer words than PostgreSQL takes are out of the question then.
MOST_CHARACTERS = 400
_UNFINISHED = re.compile(r"(?:^|[\s(])(?P<last>\w+)$")
_OR = re.compile(r"\s+or\s*$", re.IGNORECASE)
# What PostgreSQL cannot hold: U+0000 and halves of surrogate pairs.
_UNREADABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Query:
    """A query as it was typed. `head` and `last` are its beginning and the word that may not be complete, if any."""

    text: str
    head: str = ""
    last: str = ""
    either: bool = False

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def parameters(self) -> dict[str, str]:
        """What the expressions below refer to."""
        typed = f"{_lexeme('=' + self.last.lower())}:* | {_lexeme('~' + self.last.lower())}:*"
        return {"q": self.text, "q_head": self.head, "q_last": f"{_lexeme(self.last)}:*", "q_typed": typed}

    def exact(self, language: str) -> str:
        """SQL: the query as a tsquery, all words complete."""
        return f"websearch_to_tsquery({language}, %(q)s)"

    def broad(self, language: str) -> str:
        """SQL: the query as a tsquery; its last word may be the beginning of one."""
        if not self.last:
            return self.exact(language)
        joined = "||" if self.either else "&&"
        last = f"(to_tsquery({language}, %(q_last)s) || %(q_typed)s::tsquery)"
        begun = f"(websearch_to_tsquery({language}, %(q_head)s) {joined} {last})"
        return f"({self.exact(language)} || {begun})"


def read(typed: str) -> Query:
    """The query that somebody typed; every text is one."""
    whole = readable(typed)
    found = _UNFINISHED.search(whole) if whole.count('"') % 2 == 0 else None
    if not found:
        return Query(whole.strip())
    head = whole[: found.start("last")]
    return Query(whole.strip(), _OR.sub("", head), found["last"], bool(_OR.search(head)))


def readable(typed: str) -> str:
    """What is read of a text: its beginning, without what PostgreSQL cannot hold."""
    return _UNREADABLE.sub(" ", typed[:MOST_CHARACTERS])


def _lexeme(word: str) -> str:
    quoted = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{quoted}'"
