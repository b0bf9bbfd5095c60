"""The parser: markdown-it with kramdown's rules in the place of its own, and govspeak's before them."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from domain.govspeak.constructs import RULES, boxes, buttons
from domain.govspeak.embedded import inline as embedded
from domain.govspeak.markdown import (
    abbreviations,
    attributes,
    blocks,
    definition_lists,
    emphasis,
    footnotes,
    headings,
    html_blocks,
    html_inline,
    inline,
    link_definitions,
    links,
    lists,
    paragraphs,
    tables,
    typography,
)
from domain.govspeak.markdown.block_parser import BlockParser
from domain.govspeak.markdown.inline_parser import InlineParser
from domain.govspeak.options import Options

_LIST = (blocks.rule, lists.list_block)
_BLOCKS = {
    "~": (blocks.fence,),
    ">": (blocks.quotation,),
    "#": (headings.hashes,),
    "_": (blocks.rule,),
    "*": (*_LIST, abbreviations.definition),
    "<": (html_blocks.html_block,),
    "{": (attributes.block, attributes.extension),
    "[": (footnotes.definition, link_definitions.link_definition),
    **dict.fromkeys("+-0123456789", _LIST),
}
_ANY_BLOCKS = (headings.underlined, tables.table, definition_lists.definition_list, blocks.paragraph)
_INLINES = {
    "\n": (inline.newline,),
    " ": (inline.newline, typography.symbol),
    "\\": (inline.newline, inline.escape),
    "`": (inline.code,),
    "*": (emphasis.marks,),
    "_": (emphasis.marks,),
    "[": (embedded.embed, footnotes.mark, links.link),
    "!": (links.image,),
    "<": (links.automatic, html_inline.html, typography.symbol),
    ">": (typography.symbol,),
    "-": (typography.symbol,),
    ".": (typography.symbol,),
    "'": (typography.quote,),
    '"': (typography.quote,),
    "&": (inline.reference,),
    "{": (buttons.button, attributes.span),
}
_AFTER_INLINES = (emphasis.strong_outside, attributes.give_to_spans, html_inline.balance)


def parsed(source: str, options: Options) -> tuple[list[Token], dict]:
    """The tokens of a prepared source, and the environment in which they were found."""
    env = _environment(options)
    return _parser().parse(source, env), env


def _environment(options: Options) -> dict:
    return {
        "options": options,
        "rules": RULES,
        "box_in_line": boxes.box_in_line,
        "button_end": buttons.button_end,
        "is_external": links.is_external,
        "parse_inline": _parse_inline,
        "constructs": True,
        "listed": True,
        "numbers_are_text": False,
        **dict.fromkeys(("last", "attributes", "boundary", "rest"), None),
        **dict.fromkeys(("offset", "first", "depth"), 0),
        "components": [],
        **{name: {} for name in _MEMORIES},
    }


_MEMORIES = (
    "slugs definitions abbreviations notes mentions unclosed comments inline_comments brackets backticks block".split()
)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero")
    parser.block = BlockParser((_construct, blocks.code), _BLOCKS, _ANY_BLOCKS)
    parser.inline = InlineParser(inline.text, _INLINES)
    for rule in _AFTER_INLINES:
        parser.inline.ruler2.push(_name(rule), rule)
    for rule in _CORE:
        parser.core.ruler.push(_name(rule), rule)
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis", "fragments_join", *map(_name, _AFTER_INLINES)])
    parser.core.ruler.enableOnly(["block", *map(_name, _CORE)])
    parser.options["maxNesting"] = 1000
    return parser


def _name(rule: object) -> str:
    return f"{rule.__module__}.{rule.__name__}"


def _construct(state: object, line: int, end: int, _silent: bool) -> bool:
    if not state.env["constructs"] or state.src[state.bMarks[line]] not in " ^%$:{x!s[":
        return False
    if state.env["rest"] == (state.src, state.bMarks[line]):
        return False
    return any(rule(state, line, end, False) for rule in RULES)


def _parse_inlines(state: StateCore) -> None:
    _parse_inline(state, state.tokens)


_CORE = (_parse_inlines, footnotes.list_notes, paragraphs.arrange, abbreviations.explain)


def _parse_inline(state: StateCore, tokens: list[Token]) -> None:
    parse = state.md.inline
    for token in tokens:
        if token.type == "inline":
            state.env["block"] = token.meta
            inner = StateInline(token.content, state.md, state.env, token.children)
            parse.tokenize(inner)
            for rule in parse.ruler2.getRules("") if len(inner.tokens) > 1 else ():
                rule(inner)
            token.children = inner.tokens
