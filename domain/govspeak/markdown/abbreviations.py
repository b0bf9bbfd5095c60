"""Abbreviations: `*[TERM]: Expansion` explains the term wherever it stands as a word."""

import re
from collections.abc import Iterator

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from domain.govspeak.html.tags import escaped, quoted
from domain.govspeak.limits import spend
from domain.govspeak.markdown.lines import text_of

_DEFINITION = re.compile(r"\*\[([^\n]{1,200}?)\]:(.*)")
_RAW = "html"


def definition(state: StateBlock, line: int, _end: int, _silent: bool) -> bool:
    """Remember what a term stands for; the line vanishes."""
    match = _DEFINITION.fullmatch(text_of(state, line)) if state.sCount[line] < 4 else None
    if not match:
        return False
    state.env["abbreviations"][match[1]] = match[2].strip()
    state.line = line + 1
    return True


def explain(state: StateCore) -> None:
    """Mark up every occurrence of every term in text."""
    terms = state.env["abbreviations"]
    if not terms:
        return
    finder = _Finder(terms)
    for token in state.tokens:
        if token.type == "inline":
            token.children = [part for child in token.children for part in _explained(child, terms, finder, state.env)]


def _explained(token: Token, terms: dict[str, str], finder: "_Finder", env: dict) -> list[Token]:
    if token.type != "text":
        return [token]
    parts, at = [], 0
    for start, end in finder.occurrences(token.content):
        term = token.content[start:end]
        spend(env, len(terms[term]))
        parts += [_text(token.content[at:start]), Token(_RAW, "", 0, content=_abbr(term, terms[term]))]
        at = end
    return [*parts, _text(token.content[at:])] if parts else [token]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _abbr(term: str, expansion: str) -> str:
    title = f' title="{quoted(expansion)}"' if expansion else ""
    return f"<abbr{title}>{escaped(term)}</abbr>"


class _Finder:
    """Finds terms in a time that does not grow with how many there are: a trie walked from the start of each word."""

    def __init__(self, terms: dict[str, str]):
        self.trie: dict = {}
        for term in terms:
            node = self.trie
            for character in term:
                node = node.setdefault(character, {})
            node[""] = True
        self.starts = re.compile("[" + re.escape("".join(self.trie)) + "]")

    def occurrences(self, text: str) -> Iterator[tuple[int, int]]:
        at = 0
        while match := self.starts.search(text, at):
            start = match.start()
            end = self._longest(text, start) if start == 0 or not _is_word(text[start - 1]) else None
            if end:
                yield start, end
            at = end or start + 1

    def _longest(self, text: str, position: int) -> int | None:
        node, best = self.trie, None
        while position < len(text) and (node := node.get(text[position])) is not None:
            position += 1
            if "" in node and (position == len(text) or not _is_word(text[position])):
                best = position
        return best


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
