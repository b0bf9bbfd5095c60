"""A document's fields by key, as they are compared and restored: what a publisher or an editor decided, and no more.

What belongs together is one field: a path and its routes, a kind of change and its note. HTML rendered here and `embed`
links follow from the texts, so they are not fields.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from domain.comparison.labels import DETAILS, LINK_SET, LINKS
from domain.comparison.parts import part_of, with_part
from domain.content import Content
from domain.document_types import type_for
from domain.govspeak.content_arrays import without_rendered

GROUPS = {"address": ("base_path", "routes", "redirects"), "announcement": ("update_type", "change_note")}
FIRST = ("title", "description")
LAST = (
    "access_limited auth_bypass_ids phase announcement document_type schema_name publishing_app rendering_app"
    " analytics_identifier"
).split()
Links = dict[str, list[str]]
Fields = dict[str, Any]


def fields_of(content: Content | None, link_set: Links) -> Fields:
    """Every field that is set, by its key, in the order in which people read them."""
    linked = {LINK_SET + type_: targets for type_, targets in sorted(link_set.items()) if targets}
    if content is None:
        return linked
    found = {name: _value(content, name) for name in FIRST}
    own = {LINKS + type_: targets for type_, targets in sorted(content.links.items()) if type_ != "embed"}
    rest = {"address": _value(content, "address")} | own | linked | {name: _value(content, name) for name in LAST}
    set_ = {name: value for name, value in (found | rest).items() if value not in (None, [], {})}
    first = {name: set_.pop(name) for name in FIRST if name in set_}
    return first | _details(content) | set_


def key_of(name: str) -> str:
    """The key of the field that a path into the content, or as `links.TYPE` into the link set, belongs to."""
    first, _, rest = name.partition(".")
    if f"{first}." == LINKS:
        return LINK_SET + rest
    if f"{first}." == DETAILS:
        return DETAILS + rest.partition(".")[0]
    return next((key for key, names in GROUPS.items() if first in names), first)


def restored(now: Content, then: Content, keys: Iterable[str]) -> Content:
    """`now` with the fields of those keys as they were `then`; keys of the link set are not its business."""
    for key in keys:
        if key.startswith(DETAILS):
            details = _restored_details(now.details, then.details, key.removeprefix(DETAILS))
            now = replace(now, details=details)
        elif key.startswith(LINKS):
            type_ = key.removeprefix(LINKS)
            others = {name: targets for name, targets in now.links.items() if name != type_}
            targets = {type_: then.links[type_]} if type_ in then.links else {}
            now = replace(now, links=others | targets)
        elif not key.startswith(LINK_SET):
            names = GROUPS.get(key, (key,))
            now = replace(now, **{name: getattr(then, name) for name in names})
    return now


def restored_links(now: Links, then: Links, keys: Iterable[str]) -> Links:
    """The types of the link set among those keys that differ, as they were `then`; an empty list for none."""
    types = [key.removeprefix(LINK_SET) for key in keys if key.startswith(LINK_SET)]
    return {type_: then.get(type_, []) for type_ in types if then.get(type_, []) != now.get(type_, [])}


def _value(content: Content, name: str) -> Any:
    if name not in GROUPS:
        return getattr(content, name)
    values = {each: getattr(content, each) for each in GROUPS[name]}
    return {each: value for each, value in values.items() if value not in (None, [])}


def _details(content: Content) -> Fields:
    ordered = [field.name for field in type_for(content.document_type or "", content.details).fields]
    names = [name for name in ordered if name in content.details]
    names += sorted(name for name in content.details if name not in names)
    return {DETAILS + name: without_rendered(content.details[name]) for name in names}


def _restored_details(now: Fields, then: Fields, name: str) -> Fields:
    others = {key: value for key, value in now.items() if key != name}
    if name in now or name in then:
        return others | ({name: without_rendered(then[name])} if name in then else {})
    whole, _, slug = name.partition("/")
    parts = with_part(now.get(whole, []), part_of(then.get(whole, []), slug), slug, then.get(whole, []))
    return now | {whole: without_rendered(parts)}
