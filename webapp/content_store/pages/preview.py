"""The page that an item would have, without storing it."""

import orjson

from domain.clock import now

from ..fields import with_defaults
from ..gone import is_gone
from ..representation import represent, with_root
from ..routes import best_entry
from .item_page import gone_page, item_page
from .redirects import target


def page_of(body: dict, root: str) -> tuple[str, dict]:
    """The template for what a PUT would send, and the names that it uses; of a redirect, `destination`."""
    item = orjson.loads(with_root(represent(body["base_path"], with_defaults(body), now()), root))
    if is_gone(item):
        return "gone", gone_page(item)
    if item["schema_name"] == "redirect":
        entry = best_entry(item["base_path"], item["redirects"])
        return "redirect", {"destination": target(item["base_path"], entry, "") if entry else None}
    return "item", item_page(item)
