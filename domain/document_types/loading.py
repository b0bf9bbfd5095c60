"""Reading a document type from its file, and saying what is wrong with the file."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml

from domain.checks import CHECKS
from domain.document_types.document_type import DocumentType
from domain.widgets import WIDGETS, Field

FORMAT = Path(__file__).with_name("format.json")
PLACES = ("details", "document_type", "routes", "redirects", "phase")


def load(path: Path) -> DocumentType:
    """The document type that a YAML file describes. Raises `ValueError`, which names the file and the place in it."""
    try:
        data = yaml.safe_load(path.read_text())
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name}: {error}") from error
    if error := next(_format().iter_errors(data), None):
        place = ".".join(map(str, error.instance_path)) or "the file"
        raise ValueError(f"{path.name}: {place}: {error.message}")
    type_ = _type(path.stem, data)
    if mistakes := [*_mistakes(type_)]:
        raise ValueError(f"{path.name}: {'; '.join(mistakes)}")
    return type_


@cache
def _format():
    return jsonschema_rs.validator_for(json.loads(FORMAT.read_text()))


def _type(name: str, data: dict[str, Any]) -> DocumentType:
    lists = {each: tuple(data[each]) for each in ("document_types", "checks") if each in data}
    usual = {"name": name, "schema_name": name, "document_types": (name,)}
    fields = tuple(_field(each) for each in data.get("fields", ()))
    links = tuple(_link(each) for each in data.get("links", ()))
    return DocumentType(**(usual | data | lists | {"fields": fields, "links": links}))


def _field(data: dict[str, Any]) -> Field:
    field = Field(
        **data
        | {
            "options": tuple(data.get("options", {}).items()),
            "fields": tuple(_field(each) for each in data.get("fields", ())),
            "pick": tuple(data.get("pick", ())),
        }
    )
    widget = WIDGETS.get(field.widget)
    return replace(field, **widget.presets(field)) if widget else field


def _link(data: dict[str, Any]) -> Field:
    of_link = {name: value for name, value in data.items() if name != "type"}
    return _field({"name": f"links.{data['type']}", "widget": "links"} | of_link)


def _mistakes(type_: DocumentType):
    for field in type_.fields:
        if field.name.split(".")[0] not in PLACES:
            yield f"{field.name}: a name begins with one of {', '.join(PLACES)}"
    for fields in _levels([*type_.fields, *type_.links]):
        names = [field.name for field in fields]
        yield from (f"{name}: there twice" for name in {name for name in names if names.count(name) > 1})
        for field in fields:
            yield from _field_mistakes(field)
    for check in type_.checks:
        if check not in CHECKS:
            yield f"unknown check {check}; there are {', '.join(CHECKS)}"


def _levels(fields: list[Field]):
    yield fields
    for field in fields:
        if field.fields:
            yield from _levels(list(field.fields))


def _field_mistakes(field: Field):
    if field.widget not in WIDGETS:
        yield f"{field.name}: unknown widget {field.widget}; there are {', '.join(WIDGETS)}"
    elif field.widget in ("select", "radios") and not field.options:
        yield f"{field.name}: {field.widget} needs options"
    elif field.widget == "records" and not field.fields:
        yield f"{field.name}: records needs fields"
