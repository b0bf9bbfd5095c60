"""Govspeak's own blocks, each a rule of the block parser. A new one is a file here and a line in this list.

A rule is `rule(state, line, end, silent) -> bool`; with `silent` it only tells whether its construct begins there.
"""

from domain.govspeak.constructs import (
    boxes,
    callouts,
    devolved,
    embeds,
    external_links,
    legislative_lists,
    steps,
)

RULES = (
    callouts.callout,
    boxes.in_braces,
    boxes.in_dollars,
    legislative_lists.legislative_list,
    steps.steps,
    devolved.devolved,
    external_links.external_link,
    embeds.embed,
)
