"""Callouts of one line: `^information^` and `%warning%`."""

from markdown_it.rules_block import StateBlock

from domain.govspeak.markdown.lines import closed, opened, parse_between

_NOTICES = {"^": ("Information", "info-notice"), "%": ("Warning", "help-notice")}


def callout(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """A line that begins with the mark; the one at its end is optional. One without text shows nothing."""
    begin, end = state.bMarks[line], state.eMarks[line]
    mark = state.src[begin : begin + 1]
    if mark not in _NOTICES:
        return False
    if not silent:
        _push(state, line, mark, *_text(state.src, mark, begin + 1, end))
    return True


def _text(src: str, mark: str, begin: int, end: int) -> tuple[int, int]:
    text = src[begin:end].rstrip()
    text = text.removesuffix(mark).rstrip()
    return begin + len(text) - len(text.lstrip()), begin + len(text)


def _push(state: StateBlock, line: int, mark: str, begin: int, end: int) -> None:
    state.line = line + 1
    if begin < end:
        label, kind = _NOTICES[mark]
        attributes = {"role": "note", "aria-label": label, "class": f"application-notice {kind}"}
        opening = opened(state, "div_open", "div", line, **attributes)
        parse_between(state, begin, end)
        closed(state, opening, "div_close", line + 1)
    state.env["boundary"] = (state.src, line + 1)
