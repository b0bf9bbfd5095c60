"""Definitions of links: `[name]: address "title"`, at the beginning of any block."""

import re

from markdown_it.rules_block import StateBlock

from domain.govspeak.markdown.attributes import attributes_of
from domain.govspeak.markdown.lines import begin_of, line_at

_DEFINITION = re.compile(
    r"""\[([^\n\[\]]+)\]:[ \t]*+(?:<([^\n<>]*)>|([^\n\s]++(?:[ ](?!["'])[^\n\s]++)*+))"""
    r"""(?:(?:[ \t]*+\n)?[ \t]*+(["'])([^\n]+?)\4)?[ \t]*+(?=\n|\Z)"""
)
_ATTRIBUTES = re.compile(r"\n {0,3}\{:(?![:/])([^{}\n]*)\}[ \t]*(?=\n|\Z)")


def label(text: str) -> str:
    """The name of a definition, white space and case apart."""
    return " ".join(text.split()).lower()


def link_definition(state: StateBlock, line: int, end: int, _silent: bool) -> bool:
    """Remember a definition; nothing is shown."""
    start, stop = begin_of(state, line), state.eMarks[end - 1]
    if state.sCount[line] > 3 or state.src[start] != "[" or state.src.startswith("[^", start):
        return False
    match = _DEFINITION.match(state.src, start, stop)
    if not match:
        return False
    above = _ATTRIBUTES.match(state.src, match.end(), stop)
    href = (match[3] if match[2] is None else match[2]).strip()
    attributes = attributes_of(above[1]) if above else {}
    state.env["definitions"][label(match[1])] = (href, match[5], attributes)
    state.line = line_at(state, (above or match).end()) + 1
    return True
