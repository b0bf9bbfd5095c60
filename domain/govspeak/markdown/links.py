"""Links and images."""

import re
from typing import NamedTuple

from markdown_it.rules_inline import StateInline

from domain.govspeak.limits import spend
from domain.govspeak.markdown.inline import decoded, end_of_code
from domain.govspeak.markdown.lines import merge
from domain.govspeak.markdown.link_definitions import label

_AUTOMATIC = re.compile(r"<((?:mailto|https?|ftps?):[^<>\n]+|[-.\w+]+@[-\w]+(?:\.[-\w]+)*\.[a-zA-Z]+)>")
_BRACKET = re.compile(r"\\.|`+|[\[\]]", re.DOTALL)
_IN_TARGET = re.compile(r"\\.|[()]|\s++(?=[\"'])", re.DOTALL)
_TITLE = re.compile(r"\s*+(?:\"([^\"]*+)\"|'([^']*+)')\s*+\)")
_POINTED = re.compile(r"\(\s*+<([^<>\n]*+)>\s*+")
_REFERENCE = re.compile(r"[ \n]?\[([^\[\]]*+)\]")
_HOST = re.compile(r"(?:[a-zA-Z][\w+.-]*:)?//(?:[^/?#@]*@)?(\[[^\]/]*\]|[^/?#:@]*)(?::\d*)?(?=[/?#]|\Z)")
_PARENTHESES = 32


class _Target(NamedTuple):
    url: str
    title: str | None
    end: int
    attributes: dict[str, str] = {}


def link(state: StateInline, silent: bool) -> bool:
    """`[text](url "title")`, `[text][name]` or `[name]`; inside another link it is text."""
    if state.src[state.pos] != "[" or state.linkLevel:
        return False
    close = _brackets(state).get(state.pos)
    target = _target(state, state.pos + 1, close) if close is not None and close < state.posMax else None
    if target is None:
        return False
    if not silent:
        _push(state, target, state.pos + 1, close)
    state.pos = target.end
    return True


def _push(state: StateInline, target: _Target, start: int, close: int) -> None:
    options = state.env["options"]
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"rel": "external"} if is_external(target.url, options.document_domains) else {}
    opening.attrs["href"] = target.url
    opening.attrs |= {"title": target.title} if target.title else {}
    merge(opening, target.attributes)
    opening.meta = {"at": start}
    tokenize(state, start, close)
    state.push("link_close", "a", -1)


def tokenize(state: StateInline, start: int, end: int) -> None:
    """Push the tokens of what is between the two positions, the text of a link."""
    most = state.posMax
    state.pos, state.posMax = start, end
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.posMax = most


def image(state: StateInline, silent: bool) -> bool:
    """`![alt](src "title")`, or by reference."""
    if not state.src.startswith("![", state.pos):
        return False
    close = _brackets(state).get(state.pos + 1)
    target = _target(state, state.pos + 2, close) if close is not None and close < state.posMax else None
    if target is None:
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs = {"src": target.url, "alt": decoded(state.src[state.pos + 2 : close])}
        token.attrs |= {"title": target.title} if target.title else {}
        merge(token, target.attributes)
        token.meta = {"at": state.pos}
    state.pos = target.end
    return True


def automatic(state: StateInline, silent: bool) -> bool:
    """An address in angle brackets."""
    match = _AUTOMATIC.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "<" else None
    if not match or state.linkLevel:
        return False
    if not silent:
        url = decoded(match[1])
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": url if re.match("(?:mailto|https?|ftps?):", url) else f"mailto:{url}"}
        opening.meta = {"at": state.pos}
        state.push("text", "", 0).content = url.removeprefix("mailto:")
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def is_external(url: str, domains: tuple[str, ...]) -> bool:
    """Whether a URL has a host, and not one of ours."""
    match = _HOST.match(url)
    return bool(match and match[1]) and match[1] not in domains


def _brackets(state: StateInline) -> dict[int, int]:
    """Where each opening bracket of the text is closed."""
    memory = state.env["brackets"]
    if memory.get("src") is state.src:
        return memory["pairs"]
    pairs, waiting, code, at = {}, [], {}, 0
    while match := _BRACKET.search(state.src, at):
        at = match.end()
        if match[0] == "[":
            waiting.append(match.start())
        elif match[0] == "]" and waiting:
            pairs[waiting.pop()] = match.start()
        elif match[0][0] == "`":
            at = end_of_code(state.src, match.start(), len(state.src), code) or at
    memory |= {"src": state.src, "pairs": pairs}
    return pairs


def _target(state: StateInline, start: int, close: int) -> _Target | None:
    if state.src.startswith("(", close + 1) and (target := _written_out(state, close + 1)):
        return target
    return _defined(state, start, close)


def _written_out(state: StateInline, start: int) -> _Target | None:
    if pointed := _POINTED.match(state.src, start, state.posMax):
        return _with_title(state, _clean(pointed[1]), pointed.end())
    depth = 0
    for match in _IN_TARGET.finditer(state.src, start, state.posMax):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if not depth or (match[0].isspace() and depth == 1):
            return _with_title(state, _clean(state.src[start + 1 : match.start()]), match.start())
        if depth > _PARENTHESES:
            return None
    return None


def _with_title(state: StateInline, url: str, at: int) -> _Target | None:
    if state.src.startswith(")", at):
        return _Target(url, None, at + 1)
    match = _TITLE.match(state.src, at, state.posMax)
    return _Target(url, decoded(match[2] if match[1] is None else match[1]), match.end()) if match else None


def _clean(url: str) -> str:
    return decoded(re.sub(r"\\([()<>\\_*])", r"\1", url.strip()))


def _defined(state: StateInline, start: int, close: int) -> _Target | None:
    definitions = state.env["definitions"]
    if not definitions:
        return None
    match = _REFERENCE.match(state.src, close + 1, state.posMax)
    own = label(state.src[start:close]) if close - start < 1000 else ""
    name, end = (label(match[1]) or own, match.end()) if match else (own, close + 1)
    if match and name not in definitions:
        name, end = own, close + 1
    if name not in definitions:
        return None
    url, title, attributes = definitions[name]
    spend(state.env, len(url) + len(title or "") + sum(map(len, attributes.values())))
    return _Target(decoded(url), decoded(title) if title else None, end, attributes)
