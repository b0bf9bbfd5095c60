"""From source to HTML."""

from domain.govspeak import finishing
from domain.govspeak.html import depth
from domain.govspeak.html.allowed import sanitised
from domain.govspeak.html.renderer import rendered
from domain.govspeak.html.tags import PLACEHOLDER
from domain.govspeak.limits import check_length
from domain.govspeak.options import Options
from domain.govspeak.parser import parsed
from domain.govspeak.preparing import allowed_characters, prepared


def html_of(source: str, options: Options) -> str:
    """The HTML of a source. TooMuch is raised where it is too large or too deeply nested."""
    check_length(source)
    tokens, env = parsed(prepared(source), options)
    html = rendered(tokens)
    if options.sanitize:
        depth.check(html)
        html, written = sanitised(html, (*options.allowed_elements, PLACEHOLDER)), html
        # References to characters have become characters.
        html = allowed_characters(html) if "&#" in written else html
    return finishing.finished(html, env["components"], options)
