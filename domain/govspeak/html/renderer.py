"""Tokens as HTML, before it is sanitised."""

from collections.abc import Callable

from markdown_it.token import Token

from domain.govspeak.html.tags import escaped, quoted

_LINE_ENDS = frozenset(
    "list_open dl_open table_open table_part_open table_part_close tr_open tr_close blockquote_open div_open".split()
)


def rendered(tokens: list[Token]) -> str:
    """The HTML of block tokens."""
    parts: list[str] = []
    for index, token in enumerate(tokens):
        if token.type == "inline":
            for child in token.children:
                parts.append(_INLINE.get(child.type, _tag)(child))
        elif token.hidden:
            parts.append("\n" if token.nesting < 0 and tokens[index + 1].nesting >= 0 else "")
        else:
            parts.append(_BLOCK.get(token.type, _block_tag)(token))
    return "".join(parts)


def _block_tag(token: Token) -> str:
    return _tag(token) + ("\n" if token.nesting < 0 or token.type in _LINE_ENDS else "")


def _tag(token: Token) -> str:
    return f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}{_attributes(token)}>"


def _attributes(token: Token) -> str:
    if not token.attrs:
        return ""
    return "".join(f' {name}="{quoted(str(value))}"' for name, value in token.attrs.items())


def _content(token: Token) -> str:
    return token.content


def _code_block(token: Token) -> str:
    language = f' class="language-{quoted(token.info)}"' if token.info else ""
    return f"<pre{_attributes(token)}><code{language}>{escaped(token.content)}</code></pre>\n"


_INLINE: dict[str, Callable[[Token], str]] = {
    "text": lambda token: escaped(token.content),
    "html": _content,
    "block": _content,
    "nothing": lambda token: "",
    "softbreak": lambda token: "\n",
    "hardbreak": lambda token: "<br>\n",
    "code_inline": lambda token: f"<code{_attributes(token)}>{escaped(token.content)}</code>",
}
_BLOCK: dict[str, Callable[[Token], str]] = {
    "html": _content,
    "html_block": lambda token: token.content + "\n",
    "html_open": _content,
    "html_close": lambda token: token.content + "\n",
    "code_block": _code_block,
    "hr": lambda token: f"<hr{_attributes(token)}>\n",
}
