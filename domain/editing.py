"""Editing by a person: the values of a form that stand for a document's content, and the content that comes back.

What was not typed anew stays exactly as it is stored, in whatever form. Pure.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from domain.content import Content
from domain.document_types import Field, type_for
from domain.errors import Problem
from domain.govspeak import render
from domain.govspeak.content_arrays import attachments_of, is_content_array
from domain.govspeak.source import source_of
from domain.rules.editions import UNTITLED

TITLE = Field(name="title", label="Title", widget="text", required=True)
SUMMARY = Field(name="description", label="Summary", widget="textarea")
UPDATE_TYPE = Field(name="update_type", label="What kind of change is it?", widget="text")
CHANGE_NOTE = Field(name="change_note", label="Change note", widget="textarea")
UPDATE_TYPES = ("major", "minor")
#: How publishing a draft over a live edition is announced.
ANNOUNCEMENT = (UPDATE_TYPE, CHANGE_NOTE)

DETAILS = "details."
Values = dict[str, str]


def fields_of(content: Content) -> list[Field]:
    """What of `content` can be edited as text, in the order of the form; names of details begin with `details.`."""
    if content.document_type in UNTITLED:
        return []
    own = type_for(content.document_type or "", content.details).fields
    texts = [field for field in own if is_text(field, content.details.get(field.name))]
    return [TITLE, SUMMARY, *(replace(field, name=DETAILS + field.name) for field in texts)]


def is_text(field: Field, value: Any) -> bool:
    """Whether `value` can be typed in the field: nothing yet, a string, or a content array where there is Markdown."""
    return value is None or isinstance(value, str) or (field.widget == "markdown" and is_content_array(value))


def is_html(content: Content, field: Field) -> bool:
    """Whether a text is stored as HTML only, so that the HTML is its source."""
    value = _stored(content, field.name)
    if isinstance(value, list):
        return not any(each.get("content_type") == "text/govspeak" for each in value)
    return field.widget == "markdown" and bool(value)


def values_of(content: Content, fields: list[Field]) -> Values:
    """What the form shows in each field."""
    return {field.name: _shown(field, _stored(content, field.name)) for field in fields}


def problems(fields: list[Field], typed: Mapping[str, str], before: Values) -> list[Problem]:
    """What is wrong with a form before anything is made of it: what must be filled in and is not, what is no choice.

    `before` are the values of a document that is there already: what it lacks it may go on lacking.
    """
    empty = [
        Problem(field.name, "blank")
        for field in fields
        if field.required and not typed.get(field.name, "").strip() and before.get(field.name) != ""
    ]
    if UPDATE_TYPE in fields and typed.get(UPDATE_TYPE.name, "minor") not in UPDATE_TYPES:
        return [*empty, Problem(UPDATE_TYPE.name, "inclusion")]
    return empty


def revise(content: Content, fields: list[Field], typed: Mapping[str, str], *, arrays: bool = True) -> Content:
    """`content` with what was typed anew; equal to `content` when nothing was.

    A text becomes a content array with its govspeak, or without `arrays` a string of the HTML rendered from it.
    """
    shown = values_of(content, fields)
    for field in fields:
        new = normalised(field, typed.get(field.name, shown[field.name]))
        if new != shown[field.name]:
            content = _with(content, field.name, _to_store(field, new, arrays, content.details))
    return content


def normalised(field: Field, text: str) -> str:
    """`text` as a browser would hand it back from the field, so that only what a person changed is a change."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines.replace("\n", "").strip() if field.widget == "text" else lines


def publisher_body(content: Content, locale: str, first_published_at: str | None) -> dict[str, Any]:
    """The body with which a publisher would put `content`; what is not set, or follows from details, is left out."""
    links = {type_: targets for type_, targets in content.links.items() if type_ != "embed"}
    body = asdict(content) | {"links": links, "locale": locale, "first_published_at": first_published_at}
    optional = ("links", "auth_bypass_ids")
    return {name: value for name, value in body.items() if value is not None and (value or name not in optional)}


def _stored(content: Content, name: str) -> Any:
    return content.details.get(name.removeprefix(DETAILS)) if name.startswith(DETAILS) else getattr(content, name)


def _shown(field: Field, value: Any) -> str:
    if field is UPDATE_TYPE:
        return value if value in UPDATE_TYPES else "minor"
    return normalised(field, source_of(value) if field.widget == "markdown" else value or "")


def _to_store(field: Field, text: str, arrays: bool, details: dict) -> Any:
    if not text.strip():
        return None
    if field.widget != "markdown":
        return text
    return [{"content_type": "text/govspeak", "content": text}] if arrays else render(text, attachments_of(details))


def _with(content: Content, name: str, value: Any) -> Content:
    if not name.startswith(DETAILS):
        return replace(content, **{name: value})
    details = content.details | {name.removeprefix(DETAILS): value}
    if value is None:
        del details[name.removeprefix(DETAILS)]
    return replace(content, details=details)
