"""One field of a form, as a document type describes it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Field:
    """`name` is a path into the content: `details.logo.crest`. Some of the rest is for some widgets only:

    `options` (value and label) for choices; `fields` of each record of a list, and what one `item` is called;
    `suggested_from` is the field of a record whose text a slug is made from; `pick` the document types to link to, any
    if empty, `many` of them or one; `gathered_from` the field whose links a link type repeats. `default` is what a new
    document has, and what stands there when the field is emptied.
    """

    name: str
    label: str
    widget: str
    required: bool = False
    hint: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    default: Any = None
    fields: tuple["Field", ...] = ()
    item: str = "entry"
    suggested_from: str | None = None
    pick: tuple[str, ...] = ()
    many: bool = True
    gathered_from: str | None = None
