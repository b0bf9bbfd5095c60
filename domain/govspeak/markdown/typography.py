"""Dashes, ellipses, guillemets and curly quotes."""

import re

from markdown_it.rules_inline import StateInline

_SYMBOLS = re.compile(r"---?|\.\.\.|<<(?: (?=\S))?|(?<=\S) >>|>>")
_TYPESET = {"---": "—", "--": "–", "...": "…", "<<": "«", "<< ": "«\u00a0", ">>": "»", " >>": "\u00a0»"}
_PUNCTUATION = r"[!\"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"
_CURLY = {"'": ("‘", "’"), '"': ("“", "”")}
_BEGINS_EMPHASIS = re.compile(r"[_*]{1,2}[^\s_*]")
_ENDS = re.compile(rf"{_PUNCTUATION}(?!\.\.)(?!\w)")
_TWO = re.compile(r"(?:\"'|'\")(?=\w)")
_DECADE = re.compile(r"\d\ds")
_WORD = re.compile(r"\w")
_LAST = re.compile(r"\s|s\b|\Z")


def symbol(state: StateInline, silent: bool) -> bool:
    """A dash, an ellipsis or a guillemet."""
    match = _SYMBOLS.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.append_pending(_TYPESET[match[0]])
    state.pos = match.end()
    return True


def quote(state: StateInline, silent: bool) -> bool:
    """A straight quote, or two different ones before a word, curled."""
    if state.src[state.pos] not in _CURLY:
        return False
    curled = _curled(state.src, state.pos, _before(state))
    if not silent:
        state.append_pending(curled)
    state.pos += len(curled)
    return True


def _before(state: StateInline) -> str:
    """The character before; a space at the start, and nothing after the end of an inline element."""
    before = state.src[state.pos - 1] if state.pos else " "
    return before if before.isspace() or state.pending else ""


def _curled(text: str, at: int, before: str) -> str:
    mark, after = text[at], at + 1
    opening, closing = _CURLY[mark]
    if _BEGINS_EMPHASIS.match(text, after):
        return opening
    if _ENDS.match(text, after):
        return closing
    if _TWO.match(text, at):
        return opening + _CURLY[text[after]][0]
    if mark == "'" and _DECADE.match(text, after):
        return closing
    if before.isspace() and _WORD.match(text, after):
        return opening
    if before and not before.isspace() and before not in "\\[{(-":
        return closing
    return closing if _LAST.match(text, after) else opening
