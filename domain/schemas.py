"""Content schemas: what a publisher's body must look like, by schema name (JSON Schema draft 4)."""

from functools import cache, cached_property
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson

from domain.document_types import document_types
from domain.document_types.schema import schema_of
from domain.errors import SchemaInvalid
from domain.rules.scalars import split_destination


class Schemas:
    """The schemas of the project's own types and those of a folder (`NAME/schema.json`), compiled on first use.

    A schema of the folder takes the place of the project's own of that name.
    """

    def __init__(self, folder: Path | None = None):
        self.folder = folder
        self._validators: dict[str, Any] = {}

    @cached_property
    def names(self) -> list[str]:
        own = {type_.schema_name for type_ in document_types().values()}
        given = {path.parent.name for path in self.folder.glob("*/schema.json")} if self.folder else set()
        return sorted(own | given)

    def get(self, name: str) -> dict | None:
        """The JSON Schema of that name, None if there is none."""
        if self.folder and name in self.names and (path := self.folder / name / "schema.json").is_file():
            return orjson.loads(path.read_bytes())
        return next((schema_of(type_) for type_ in document_types().values() if type_.schema_name == name), None)

    def knows(self, name: object) -> bool:
        return isinstance(name, str) and name in self.names

    def check(self, body: dict) -> None:
        """Raise `SchemaInvalid` unless `body` satisfies the schema that it names."""
        name = body.get("schema_name")
        if not self.knows(name):
            known = ", ".join(self.names)
            raise SchemaInvalid([f"There is no schema named {name!r}; the schemas known here are: {known}"])
        errors = self.errors(name, body)
        if errors:
            raise SchemaInvalid([as_entry(error) for error in errors])

    def errors(self, name: str, body: dict) -> list[jsonschema_rs.ValidationError]:
        return list(self._validator(name).iter_errors(body))

    def _validator(self, name: str):
        if name not in self._validators:
            self._validators[name] = jsonschema_rs.validator_for(
                self.get(name), validate_formats=True, formats={"uri": _is_uri_reference}
            )
        return self._validators[name]


@cache
def schemas_in(folder: Path | None) -> Schemas:
    """The schemas of a folder, compiled once for each process."""
    return Schemas(folder)


def as_entry(error: jsonschema_rs.ValidationError) -> dict[str, Any]:
    """One validation error in the form that publishing clients know."""
    entry = {
        "schema": {},
        "fragment": "#/" + "/".join(map(str, error.instance_path)),
        "message": f"The property '#/{'/'.join(map(str, error.instance_path))}': {_short(error.message)}",
        "failed_attribute": _attribute(error),
    }
    branches = getattr(error.kind, "context", None)
    if branches:
        keyword = entry["failed_attribute"].lower()
        entry["errors"] = {f"{keyword}_{i}": [as_entry(each) for each in branch] for i, branch in enumerate(branches)}
    return entry


def _attribute(error: jsonschema_rs.ValidationError) -> str:
    keyword = next(part for part in reversed(error.schema_path) if isinstance(part, str))
    if keyword == "type":
        return "TypeV4"
    if keyword == "format":
        return "".join(part.capitalize() for part in error.kind.format.split("-")) + "V4Format"
    return keyword[0].upper() + keyword[1:]


def _short(message: str) -> str:
    return message if len(message) <= 300 else f"{message[:200]} … {message[-90:]}"


def _is_uri_reference(value: str) -> bool:
    return value == "" or split_destination(value) is not None
