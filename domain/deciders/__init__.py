"""The deciders: pure functions, one module for each kind of stream.

Each module has `initial() -> state`, `load(stored) -> state`, `decide(state, command) -> events` and
`evolve(state, event) -> state`, and uses nothing but the standard library and the rules.
"""

from domain.deciders import (
    account,
    alias,
    application,
    document,
    filters,
    host,
    intent,
    links,
    path,
    review,
    schedule,
)

DECIDERS = {
    "document": document,
    "review": review,
    "schedule": schedule,
    "links": links,
    "path": path,
    "host": host,
    "alias": alias,
    "intent": intent,
    "account": account,
    "application": application,
    "filters": filters,
}
