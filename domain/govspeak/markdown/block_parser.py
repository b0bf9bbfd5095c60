"""The loop over blocks. Unlike markdown-it's own it lets a rule leave a part of its last line to the next."""

from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock

from domain.govspeak.markdown.lines import blank


class BlockParser(ParserBlock):
    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Push the tokens of the lines from `startLine` up to `endLine`."""
        rules = self.ruler.getRules("")
        state.line = startLine
        while state.line < endLine:
            line, begin = state.line, state.bMarks[state.line]
            if blank(state, line):
                state.line = line + 1
                continue
            next(rule for rule in rules if rule(state, line, endLine, False))
            if (state.line, state.bMarks[state.line]) <= (line, begin):
                raise RuntimeError("a block rule did not go on")
