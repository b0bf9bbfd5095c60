"""External links: `x[Text](url)x`, a paragraph of their own."""

import re

from markdown_it.rules_block import StateBlock

from domain.govspeak.markdown.lines import closed, go_on_at, inline, opened

_LINK = re.compile(r"x(\[[^\n\]]*+\]\((?:[^\n()]|\([^\n()]*+\))*+\))x")


def external_link(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """A link that says it leads elsewhere, whatever its host; what follows it is text of its own."""
    match = _LINK.match(state.src, state.bMarks[line], state.eMarks[line])
    if not match:
        return False
    if not silent:
        opening = opened(state, "paragraph_open", "p", line)
        inline(state, f'{match[1]}{{:rel="external"}}', line)
        closed(state, opening, "paragraph_close", line + 1)
        go_on_at(state, line, match.end())
    return True
