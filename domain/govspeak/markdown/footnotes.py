"""Footnotes: `text[^name]` and `[^name]: text`."""

import re
from html import escape

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from domain.govspeak.labels import label
from domain.govspeak.markdown.lines import begin_of, blank, parse_text, whole

_DEFINITION = re.compile(r"\[\^([A-Za-z0-9_-]+)\]:[ \t]*([^\n]*)")
_MARK = re.compile(r"\[\^([A-Za-z0-9_-]+)\]")


def definition(state: StateBlock, line: int, end: int, _silent: bool) -> bool:
    """Keep the blocks of a note aside until it is known whether and where it is mentioned."""
    match = _DEFINITION.match(state.src, begin_of(state, line), state.eMarks[line])
    if state.sCount[line] > 3 or not match:
        return False
    last = _end(state, line, end)
    lines = [match[2], *(re.sub(r"^(?: {4}| {0,3}\t)", "", whole(state, each)) for each in range(line + 1, last))]
    before = len(state.tokens)
    parse_text(state, "\n".join(lines), line, constructs=False, listed=False)
    state.env["notes"][match[1]] = state.tokens[before:]
    del state.tokens[before:]
    state.line = last
    return True


def _end(state: StateBlock, line: int, end: int) -> int:
    last = line = line + 1
    while line < end and (blank(state, line) or state.sCount[line] >= 4):
        last = last if blank(state, line) else line + 1
        line += 1
    return last


def mark(state: StateInline, silent: bool) -> bool:
    """A mention of a note that is defined somewhere."""
    match = _MARK.match(state.src, state.pos, state.posMax)
    if not match or match[1] not in state.env["notes"]:
        return False
    if not silent:
        mentions = state.env["mentions"]
        mentions[match[1]] = mentions.get(match[1], -1) + 1
        token = state.push("html", "", 0)
        token.content = _mark(match[1], mentions[match[1]], state.env["options"].locale)
    state.pos = match.end()
    return True


def _mark(name: str, times: int, locale: str) -> str:
    text = label(locale, "footnote").format("".join(re.findall(r"\d", name)) or name)
    suffix = f":{times}" if times else ""
    link = f'<a href="#fn:{name}" class="footnote" rel="footnote" role="doc-noteref">{text}</a>'
    return f'<sup id="fnref:{name}{suffix}">{link}</sup>'


def list_notes(state: StateCore) -> None:
    """Put the notes that were mentioned at the end, in the order of their first mention, with ways back."""
    mentions, listed = state.env["mentions"], []
    while waiting := list(mentions)[len(listed) :]:
        for name in waiting:
            state.env["parse_inline"](state, state.env["notes"][name])
        listed += waiting
    if listed:
        state.tokens.append(_html('<div class="footnotes" role="doc-endnotes">\n<ol>\n'))
        for name in listed:
            state.tokens += _note(name, state.env["notes"][name], mentions[name], state.env["options"].locale)
        state.tokens.append(_html("</ol>\n</div>\n"))


def _note(name: str, tokens: list[Token], times: int, locale: str) -> list[Token]:
    back = "&nbsp;".join(_back(name, number, locale) for number in range(times + 1))
    if len(tokens) > 1 and tokens[-1].type == "paragraph_close" and not tokens[-1].hidden:
        tokens = [*tokens[:-1], _html(f"&nbsp;{back}"), tokens[-1]]
    else:
        tokens = [*tokens, _html(f"<p>{back}</p>\n")]
    return [_html(f'<li id="fn:{name}">\n'), *tokens, _html("</li>\n")]


def _back(name: str, number: int, locale: str) -> str:
    suffix, which = (f":{number}", f" {number + 1}") if number else ("", "")
    text = f"↩<sup>{number + 1}</sup>" if number else "↩"
    spoken = escape(label(locale, "back") + which, quote=False)
    return (
        f'<a href="#fnref:{name}{suffix}" class="reversefootnote" role="doc-backlink" aria-label="{spoken}">{text}</a>'
    )


def _html(content: str) -> Token:
    return Token("html", "", 0, content=content)
