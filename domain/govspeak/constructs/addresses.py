"""Addresses: `$A … $A`, lines of text and no blocks."""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from domain.govspeak.markdown.lines import begun, inline

_LINE_END = re.compile(r"[ \\]*\n")


def push_address(state: StateBlock, line: int, begin: int, end: int) -> None:
    """Push the address that is written between two positions of the source."""
    text = _LINE_END.sub("<br>", state.src[begin:end].strip())
    opening = _html(state, '<div class="address">\n<div class="adr org fn">\n<p>')
    begun(state, opening, line)
    inline(state, text, line)
    _html(state, "</p>\n</div>\n</div>\n")


def _html(state: StateBlock, content: str) -> Token:
    token = state.push("html", "", 0)
    token.content = content
    return token
