"""The description of the JSON API: a file for each of its modules, as `webapp.openapi` reads them."""

from functools import cache
from pathlib import Path
from typing import Any

from webapp.api.description.common import complete
from webapp.openapi import assembled

FOLDER = Path(__file__).parent


@cache
def description(schema_names: tuple[str, ...]) -> dict[str, Any]:
    """The whole document, for an application that knows content schemas of these names."""
    document = assembled(FOLDER, complete)
    document["components"]["schemas"]["SchemaName"] = {"type": "string", "enum": list(schema_names)}
    return document
