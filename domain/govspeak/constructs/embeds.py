"""Images and attachments at the very start of a line: `[Image:ID]`, `!!1`, `[Attachment:ID]`."""

import re

from markdown_it.rules_block import StateBlock

from domain.govspeak.embedded import attachments, images
from domain.govspeak.limits import spend
from domain.govspeak.markdown.lines import begun, ended, go_on_at

_EMBED = re.compile(r"\[(Image|Attachment):([^\n\]]*+)\]|!!(\d{1,6})")


def embed(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """What is not found is not shown; what follows on the line is text of its own."""
    match = _EMBED.match(state.src, state.bMarks[line], state.eMarks[line])
    if not match:
        return False
    if not silent:
        token = begun(state, state.push("html", "", 0), line)
        token.content = _html(state, match)
        spend(state.env, len(token.content))
        ended(state, token, line + 1)
        go_on_at(state, line, match.end())
    return True


def _html(state: StateBlock, match: re.Match) -> str:
    if match[1] == "Attachment":
        return attachments.block(match[2], state.env)
    options = state.env["options"]
    if match[1] == "Image":
        return images.by_id(match[2], options)
    return images.by_number(int(match[3]), options)
