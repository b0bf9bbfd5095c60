"""HTML in a line of text."""

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from domain.govspeak.html.tags import (
    BLOCKS,
    RAW_INLINE,
    VERBATIM,
    VOID,
    Tag,
    comment_at,
    end_of_element,
    escaped,
    rewritten,
    tag_at,
    written,
)


def html(state: StateInline, silent: bool) -> bool:
    """A tag of an inline element, or a comment, which is dropped; tags of blocks are text."""
    if state.src[state.pos] != "<":
        return False
    tag = tag_at(state.src, state.pos, state.posMax) or _comment(state)
    if tag is None or (tag.kind != "comment" and tag.name in BLOCKS):
        return False
    end = tag.end
    if tag.kind == "open" and tag.name in RAW_INLINE | VERBATIM:
        end = _end_of_raw(state, tag)
    if not silent:
        _push(state, tag, end)
    state.pos = end
    return True


def _comment(state: StateInline) -> Tag | None:
    memory = state.env["inline_comments"]
    if memory.get("src") is not state.src:
        memory |= {"src": state.src, "last": {}}
    return comment_at(state.src, state.pos, len(state.src), memory["last"])


def _end_of_raw(state: StateInline, tag: Tag) -> int:
    if state.html_terminator_last(f"</{tag.name}") < tag.end:
        return tag.end
    _, end = end_of_element(state.src, tag, state.posMax)
    return end


def _push(state: StateInline, tag: Tag, end: int) -> None:
    source = state.src[tag.start : end]
    token = state.push("html", "", 0)
    token.meta = {"html": source, "at": tag.start}
    if end > tag.end:
        token.content = rewritten(source, 0, len(source))
    elif tag.kind != "comment":
        tag.attributes.pop("markdown", None)
        token.content = written(tag)
        token.meta["tag"] = None if tag.name in VOID or tag.kind == "empty" else tag


def balance(state: StateInline) -> None:
    """Close what is open at the end of the text, and show as text the end tags of what was not open."""
    opened: list[str] = []
    for token in state.tokens:
        tag = token.meta.get("tag") if token.type == "html" else None
        if tag is None:
            continue
        if tag.kind == "open":
            opened.append(tag.name)
        elif tag.name in opened[-50:]:
            del opened[len(opened) - 1 - opened[::-1].index(tag.name)]
        else:
            token.type, token.content = "text", token.meta["html"]
    state.tokens += [Token("html", "", 0, content=f"</{escaped(name)}>") for name in reversed(opened)]
