"""The loop over a line's text, which asks only the rules that a character concerns."""

from collections.abc import Callable

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

Rule = Callable[[StateInline, bool], bool]


class InlineParser(ParserInline):
    """`rules` says for each character which rules may begin there; all others are text."""

    def __init__(self, text: Rule, rules: dict[str, tuple[Rule, ...]]):
        super().__init__()
        self.text, self.rules = text, rules

    def tokenize(self, state: StateInline) -> None:
        """Push the tokens of the text from `state.pos` up to `state.posMax`."""
        end, src = state.posMax, state.src
        while state.pos < end:
            if self.text(state, False):
                continue
            character = src[state.pos]
            for rule in self.rules.get(character, ()):
                if rule(state, False):
                    break
            else:
                state.append_pending(character)
                state.pos += 1
        if state.pending:
            state.pushPending()
