"""What a button within a field does to a form: add, remove, move, search. Nothing is saved by it."""

from dataclasses import dataclass

from domain.document_types import Field
from domain.editing import Values
from domain.widgets import Value, widget_of


@dataclass
class Change:
    """The press of a button, such as `details.parts.1.up` or `links.people.add.CONTENT_ID`.

    Once `made`, it knows what has the focus after it, by id, and what is `said` of it.
    """

    do: str
    field: Field
    focus: str | None = None
    said: str = ""

    def made(self, values: Values) -> Values:
        """The value of its field after the change."""
        path = self.do.removeprefix(self.field.name).strip(".").split(".")
        before = values[self.field.name]
        after = widget_of(self.field).changed(self.field, before, path)
        self._tell(self.field, self.field.name, after, path)
        return {self.field.name: after}

    def searches(self, name: str) -> bool:
        """Whether the picker of that name is to show what it finds."""
        return self.do == f"{name}.search" or self.do.startswith(f"{name}.add.")

    def _tell(self, field: Field, name: str, value: Value, path: list[str]) -> None:
        match path:
            case [index, inner, *more] if more and index.isdecimal() and int(index) < len(value):
                sub = next((sub for sub in field.fields if sub.name == inner), None)
                if sub:
                    self._tell(sub, f"{name}.{index}.{inner}", value[int(index)][inner], more)
            case _:
                self.focus = _focus(field, name, len(value), path)
                self.said = _said(_noun(field), len(value), path)


def change_of(do: str, fields: list[Field]) -> Change | None:
    """The change that a button stands for; None if there is no such field."""
    lists = [field for field in fields if field.fields or field.widget == "links"]
    field = next((field for field in lists if do.startswith(f"{field.name}.")), None)
    return Change(do, field) if field else None


def _noun(field: Field) -> str:
    return "link" if field.widget == "links" else field.item


def _focus(field: Field, name: str, count: int, path: list[str]) -> str:
    """The id of what a person goes on with."""
    id_ = name.replace(".", "-")
    match path:
        case ["add"] if count:
            return f"{id_}-{count - 1}-{field.fields[0].name}"
        case [index, "up"] if index.isdecimal():
            to = max(int(index) - 1, 0)
            return f"{id_}-{to}-{'up' if to else 'down'}"
        case [index, "down"] if index.isdecimal():
            to = min(int(index) + 1, count - 1)
            return f"{id_}-{to}-{'down' if to < count - 1 else 'up'}"
        case [index, "remove"] if index.isdecimal() and count:
            return f"{id_}-{min(int(index), count - 1)}-remove"
    return f"{id_}-q" if field.widget == "links" else f"{id_}-add"


def _said(noun: str, count: int, path: list[str]) -> str:
    match path:
        case ["add", *_]:
            return f"Added: {_counted(noun, count)} now"
        case [index, "up"] if index.isdecimal():
            return f"Moved up: {noun} {max(int(index), 1)} of {count} now"
        case [index, "down"] if index.isdecimal():
            return f"Moved down: {noun} {min(int(index) + 2, count)} of {count} now"
        case [_, "remove"]:
            return f"Removed: {_counted(noun, count)} left"
    return ""


def _counted(noun: str, count: int) -> str:
    return f"{count or 'no'} {noun if count == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    return f"{noun}es" if noun.endswith("s") else f"{noun[:-1]}ies" if noun.endswith("ry") else f"{noun}s"
