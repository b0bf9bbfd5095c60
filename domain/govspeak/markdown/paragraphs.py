"""What becomes of a paragraph that holds a block, or nothing that can be seen."""

from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_SPECIAL = frozenset({"block", "nothing"})


def arrange(state: StateCore) -> None:
    """Split paragraphs around blocks, and take out those that held nothing but a reference that was not found."""
    tokens = state.tokens
    if not any(child.type in _SPECIAL for token in tokens if token.children for child in token.children):
        return
    arranged: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type == "inline" and tokens[index - 1].type == "paragraph_open" and not tokens[index - 1].hidden:
            arranged += _parts(arranged.pop(), token)
        elif not (token.type == "paragraph_close" and not token.hidden) or tokens[index - 1].type != "inline":
            arranged.append(token)
    state.tokens = arranged


def _parts(opening: Token, text: Token) -> Iterator[Token]:
    waiting: list[Token] = []
    for child in text.children:
        if child.type == "block" and child.level == 0:
            yield from _paragraph(opening, text, waiting)
            yield Token("html", "", 0, content=child.content + "\n")
            waiting = []
        else:
            waiting.append(child)
    yield from _paragraph(opening, text, waiting)


def _paragraph(opening: Token, text: Token, children: list[Token]) -> Iterator[Token]:
    seen = [index for index, child in enumerate(children) if not _is_space(child)]
    if not seen:
        return
    children = children[seen[0] : seen[-1] + 1]
    if children[0].type == "text":
        children[0].content = children[0].content.lstrip()
    if children[-1].type == "text":
        children[-1].content = children[-1].content.rstrip()
    yield opening
    yield Token("inline", "", 0, children=children, map=text.map, content=text.content, meta=text.meta)
    yield Token("paragraph_close", "p", -1, block=True)


def _is_space(token: Token) -> bool:
    if token.type in ("softbreak", "hardbreak", "nothing"):
        return True
    return token.type == "text" and not token.content.strip()
