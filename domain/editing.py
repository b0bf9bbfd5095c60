"""Editing by a person: the values of a form that stand for a document's content, and the content that comes back.

What was not typed anew stays exactly as it is stored, in whatever form. Pure.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from domain.content import Content
from domain.content_paths import value_at, with_value
from domain.document_types import DocumentType, Field, type_for
from domain.errors import Problem
from domain.govspeak import render
from domain.govspeak.content_arrays import attachments_of
from domain.rules.editions import UNTITLED
from domain.slugs import slug_of
from domain.widgets import Value, widget_of
from domain.widgets import markdown as markdown_widget

TITLE = Field(name="title", label="Title", widget="text", required=True)
BASE_PATH = Field(name="base_path", label="Path", widget="base_path", required=True, hint="Where the page is")
SUMMARY = Field(name="description", label="Summary", widget="textarea")
UPDATE_TYPE = Field(name="update_type", label="What kind of change is it?", widget="text")
CHANGE_NOTE = Field(name="change_note", label="Change note", widget="textarea")
UPDATE_TYPES = ("major", "minor")
#: How publishing a draft over a live edition is announced.
ANNOUNCEMENT = (UPDATE_TYPE, CHANGE_NOTE)

LINKS = "links."
Values = dict[str, Value]
Links = Mapping[str, list[str]]


def fields_of(content: Content) -> list[Field]:
    """What of `content` a form shows, in its order; `links.` begins the names of those of the link set."""
    type_ = type_of(content)
    if content.document_type in UNTITLED and type_.title:
        return []
    own = [field for field in type_.fields if widget_of(field).fits(field, value_at(content, field.name))]
    first = [TITLE] * type_.title + [BASE_PATH] * (type_.path_prefix is not None) + [SUMMARY] * type_.summary
    return first + own + [link for link in type_.links if not link.gathered_from]


def type_of(content: Content) -> DocumentType:
    """The document type of `content`, or one for what can be edited of it."""
    return type_for(content.document_type or "", content.details)


def is_html(content: Content, field: Field) -> bool:
    """Whether a text is stored as HTML only, so that the HTML is its source."""
    return field.widget == "markdown" and markdown_widget.is_html(value_at(content, field.name))


def values_of(content: Content, fields: list[Field], link_set: Links | None = None) -> Values:
    """What the form shows in each field."""
    return {field.name: _shown(field, _stored(content, field.name, link_set or {})) for field in fields}


def typed_values(fields: list[Field], typed: Mapping[str, str]) -> Values:
    """What was typed, without an entry for what the form did not send."""
    read = {field.name: widget_of(field).read(field, field.name, typed) for field in fields}
    return {name: value for name, value in read.items() if value is not None}


def problems(fields: list[Field], typed: Mapping[str, str], before: Values) -> list[Problem]:
    """What is wrong with a form before anything is made of it: what must be filled in and is not, what is no choice.

    `before` are the values of a document that is there already: what is stored and was left alone is no problem.
    """
    found = []
    values = typed_values(fields, typed)
    for field in fields:
        new = normalised(field, values.get(field.name, before.get(field.name, _shown(field, None))))
        if field.name not in before or new != normalised(field, before[field.name]):
            found += widget_of(field).problems(field, field.name, new)
    if UPDATE_TYPE in fields and typed.get(UPDATE_TYPE.name, "minor") not in UPDATE_TYPES:
        found.append(Problem(UPDATE_TYPE.name, "inclusion"))
    return found


def with_suggested_path(content: Content, typed: Mapping[str, str]) -> Mapping[str, str]:
    """`typed` with the path that the title suggests, where a path is asked for and none was typed."""
    asked = BASE_PATH.name in typed or content.base_path is None
    if not asked or normalised(BASE_PATH, typed.get(BASE_PATH.name, "")) or type_of(content).path_prefix is None:
        return typed
    return {**typed, BASE_PATH.name: suggested_path(type_of(content), typed.get(TITLE.name, ""))}


def suggested_path(type_: DocumentType, title: str) -> str:
    """A path below the type's prefix, from the words of the title: `/news/bees-are-back`; empty if there are none."""
    slug = slug_of(title)
    return f"{type_.path_prefix}/{slug}" if slug and type_.path_prefix is not None else ""


def revise(content: Content, fields: list[Field], typed: Mapping[str, str], *, arrays: bool = True) -> Content:
    """`content` with what was typed anew; equal to `content` when nothing was. Links of the link set are left out.

    A text becomes a content array with its govspeak, or without `arrays` a string of the HTML rendered from it.
    """
    revised, values = content, typed_values(fields, typed)
    for field in fields:
        if not field.name.startswith(LINKS) and field.name in values:
            revised = _with(revised, field, values[field.name], arrays)
    return revised if revised == content else _with_paths(revised, content.base_path)


def revised_links(
    link_set: Links, fields: list[Field], typed: Mapping[str, str], contents: tuple[Content, Content]
) -> dict[str, list[str]]:
    """The types of the link set that are to change, each with its new links; none when nothing does.

    `contents` are before and after the form: links that are gathered from the content follow when that changes.
    """
    values = typed_values(fields, typed)
    by_name = {field.name: field for field in fields}
    new = {name: normalised(by_name[name], value) for name, value in values.items() if name.startswith(LINKS)}
    for link in type_of(contents[1]).links:
        before, after = (_gathered(content, link.gathered_from) for content in contents)
        new |= {link.name: after} if before != after else {}
    types = {name.removeprefix(LINKS): ids for name, ids in new.items()}
    return {type_: ids for type_, ids in types.items() if ids != list(link_set.get(type_, ()))}


def normalised(field: Field, value: Value) -> Value:
    """`value` as a browser would hand it back from the field, so that only what a person changed is a change."""
    return widget_of(field).cleaned(field, value)


def publisher_body(content: Content, locale: str, first_published_at: str | None) -> dict[str, Any]:
    """The body with which a publisher would put `content`; what is not set, or follows from details, is left out."""
    links = {type_: targets for type_, targets in content.links.items() if type_ != "embed"}
    body = asdict(content) | {"links": links, "locale": locale, "first_published_at": first_published_at}
    optional = ("links", "auth_bypass_ids")
    return {name: value for name, value in body.items() if value is not None and (value or name not in optional)}


def _stored(content: Content, name: str, link_set: Links) -> Any:
    return link_set.get(name.removeprefix(LINKS)) if name.startswith(LINKS) else value_at(content, name)


def _shown(field: Field, stored: Any) -> Value:
    if field is UPDATE_TYPE:
        return stored if stored in UPDATE_TYPES else "minor"
    return widget_of(field).shown(field, stored)


def _with(content: Content, field: Field, value: Value, arrays: bool) -> Content:
    stored, new = value_at(content, field.name), normalised(field, value)
    if new == normalised(field, _shown(field, stored)):
        return content
    html = None if arrays else partial(render, attachments=attachments_of(content.details))
    to_store = widget_of(field).to_store(field, new, stored, html)
    return with_value(content, field.name, field.default if to_store is None else to_store)


def _with_paths(content: Content, old: str | None) -> Content:
    """The routes and redirects moved along with the base path; one that says no path is at the base path."""
    new = content.base_path
    if new is None:
        return content
    routes = content.routes or ([] if content.schema_name == "redirect" else [{"type": "exact"}])
    return replace(
        content,
        routes=[_moved(each, old, new) for each in routes],
        redirects=[_moved(each, old, new) for each in content.redirects],
    )


def _moved(route: dict[str, str], old: str | None, new: str) -> dict[str, str]:
    path = route.get("path")
    if not path:
        return {**route, "path": new}
    below = old is not None and (path == old or path.startswith((f"{old}/", f"{old}.")))
    return {**route, "path": new + path[len(old) :]} if below and old != new else route


def _gathered(content: Content, name: str | None) -> list[str]:
    """The links in a field of every record of a list, such as `details.collection_groups.documents`."""
    if name is None:
        return []
    records, _, field = name.rpartition(".")
    found = [id_ for record in value_at(content, records) or [] for id_ in record.get(field) or []]
    return list(dict.fromkeys(found))
