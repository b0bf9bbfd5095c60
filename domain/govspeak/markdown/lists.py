"""Lists, and for each of their items whether it is loose or tight."""

import re
from dataclasses import dataclass, field

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from domain.govspeak.markdown.attributes import attributes_of
from domain.govspeak.markdown.blocks import RULE, interrupts
from domain.govspeak.markdown.lines import blank, closed, merge, opened, parse_text, text_of, whole

_MARKER = {"ul": re.compile(r"([+*-])([ \t].*)"), "ol": re.compile(r"(\d+\.)([ \t].*)")}
_ATTRIBUTES = re.compile(r"\{:(?![:/])([^{}\n]*)\}\s*")


@dataclass
class _Item:
    """Texts are parsed one after the other, so that a list may follow a paragraph without a blank line."""

    line: int
    indentation: int
    attributes: dict[str, str]
    texts: list[list[str]]
    nested: bool
    tokens: list[Token] = field(default_factory=list)

    def first_paragraph(self) -> Token | None:
        first = self.tokens[0] if self.tokens else None
        return first if first is not None and first.type == "paragraph_open" else None

    def children(self) -> int:
        level = self.tokens[0].level if self.tokens else 0
        return sum(token.level == level and token.nesting >= 0 for token in self.tokens)


def list_block(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    """A list of either kind, up to a line that is neither in it nor lazily continues it."""
    kind = _kind(state, first)
    if kind is None:
        return False
    opening = opened(state, "list_open", kind, first)
    items, next_line = _items(state, kind, first, end)
    for item in items:
        _parse(state, item)
    for item in items:
        _tighten(item, items)
    return closed(state, opening, "list_close", next_line)


def _kind(state: StateBlock, line: int) -> str | None:
    if state.sCount[line] > 3:
        return None
    text = text_of(state, line)
    kinds = ("ul",) if state.env["numbers_are_text"] else ("ul", "ol")
    return next((kind for kind in kinds if _MARKER[kind].fullmatch(text)), None)


def _starts(text: str, legislative: bool) -> bool:
    text = text.lstrip(" ")
    return bool(_MARKER["ul"].match(text) or (not legislative and _MARKER["ol"].match(text)))


def _items(state: StateBlock, kind: str, first: int, end: int) -> tuple[list[_Item], int]:
    items: list[_Item] = []
    line, most, after_blank, legislative = first, 3, False, state.env["numbers_are_text"]
    while line < end:
        if blank(state, line):
            items[-1].nested = after_blank = True
            items[-1].texts[-1].append("")
        elif after_blank and state.sCount[line] < 4 and RULE.fullmatch(text_of(state, line)):
            break
        elif state.sCount[line] <= most and (match := _MARKER[kind].fullmatch(text_of(state, line))):
            items.append(_item(state, line, match, legislative))
            most, after_blank = min(3, items[-1].indentation - 1), False
        elif state.sCount[line] >= items[-1].indentation or not (after_blank or interrupts(state, line)):
            _continue(items[-1], whole(state, line), state.sCount[line], legislative)
            after_blank = False
        else:
            break
        line += 1
    return items, line


def _item(state: StateBlock, line: int, match: re.Match, legislative: bool) -> _Item:
    marked = state.sCount[line] + len(match[1])
    content = match[2]
    width = len(content) - len(content.lstrip(" \t"))
    indentation = marked + len((" " * marked + content[:width]).expandtabs(4)) - marked
    text, attributes = content[width:], {}
    if above := _ATTRIBUTES.match(text):
        text, attributes, indentation = text[above.end() :], attributes_of(above[1]), 4
    return _Item(line, indentation, attributes, [[text]], _starts(text, legislative))


def _continue(item: _Item, line: str, indent: int, legislative: bool) -> None:
    text = _dedented(line, item.indentation) if indent >= item.indentation else line
    if _starts(text, legislative) and len(text) - len(text.lstrip()) < 4:
        if indent < item.indentation:
            # Where another list may be open, the marker must not become an item of it.
            text = " " * (item.indentation + 4) + text if item.nested else text
        elif not item.nested:
            item.texts.append([])
            item.nested = True
    item.texts[-1].append(text)


def _dedented(line: str, columns: int) -> str:
    if line.startswith(" " * columns):
        return line[columns:]
    indent = len(line) - len(line.lstrip(" \t"))
    return line[:indent].expandtabs(4)[columns:] + line[indent:]


def _parse(state: StateBlock, item: _Item) -> None:
    opening = opened(state, "list_item_open", "li", item.line)
    merge(opening, item.attributes)
    before, line = len(state.tokens), item.line
    for lines in item.texts:
        parse_text(state, "\n".join(lines) + "\n", line, constructs=False, listed=False)
        line += len(lines)
    item.tokens = state.tokens[before:]
    closed(state, opening, "list_item_close", line)


def _tighten(item: _Item, items: list[_Item]) -> None:
    """An item is loose if a blank line follows its first paragraph; the last one, if it is alone, as all others are."""
    paragraph = item.first_paragraph()
    if paragraph is None:
        return
    last, alone = item is items[-1], item.children() == 1
    if _followed_by_blank(item, paragraph) and not (last and alone):
        return
    if last and len(items) > 1 and alone and all(_loose(other) for other in items[:-1]):
        return
    paragraph.hidden = item.tokens[2].hidden = True


def _followed_by_blank(item: _Item, paragraph: Token) -> bool:
    index = paragraph.map[1] - paragraph.map[0]
    return index < len(item.texts[0]) and not item.texts[0][index].strip()


def _loose(item: _Item) -> bool:
    paragraph = item.first_paragraph()
    return paragraph is not None and not paragraph.hidden
