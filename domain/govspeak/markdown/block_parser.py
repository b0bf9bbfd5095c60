"""The loop over blocks. Unlike markdown-it's own it lets a rule leave a part of its last line to the next."""

from collections.abc import Callable

from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock

from domain.govspeak.markdown.lines import begin_of, blank

Rule = Callable[[StateBlock, int, int, bool], bool]


class BlockParser(ParserBlock):
    """Asks the `first` rules, those for the character that a line begins with, and the `last` ones, in this order."""

    def __init__(self, first: tuple[Rule, ...], by_character: dict[str, tuple[Rule, ...]], last: tuple[Rule, ...]):
        super().__init__()
        self.others = (*first, *last)
        self.rules = {character: (*first, *rules, *last) for character, rules in by_character.items()}

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Push the tokens of the lines from `startLine` up to `endLine`."""
        state.line = startLine
        while state.line < endLine:
            line, begin = state.line, state.bMarks[state.line]
            if blank(state, line):
                state.line = line + 1
                continue
            for rule in self.rules.get(state.src[begin_of(state, line)], self.others):
                if rule(state, line, endLine, False):
                    break
            if (state.line, state.bMarks[state.line]) <= (line, begin):
                raise RuntimeError("a block rule did not go on")
