"""Small examples to build tests from."""

from uuid import uuid4

from domain import commands
from domain.content import Content


def content(**changes) -> Content:
    """An answer at /keep-bees that breaks no rule."""
    base_path = changes.get("base_path", "/keep-bees")
    usual = {
        "schema_name": "answer",
        "document_type": "answer",
        "publishing_app": "publisher",
        "rendering_app": "frontend",
        "base_path": base_path,
        "title": "Keep bees",
        "details": {"body": "<p>Bees need flowers.</p>"},
        "routes": [{"path": base_path, "type": "exact"}],
        "update_type": "major",
    }
    return Content(**(usual | changes))


def body(**changes) -> dict:
    """The same, as a publisher puts it."""
    usual = vars(content(**{name: changes.pop(name) for name in list(changes) if name == "base_path"}))
    given = {name: value for name, value in usual.items() if value not in (None, [], {}) and name != "phase"}
    return given | changes


def save(content_id: str | None = None, **changes) -> commands.SaveDraft:
    """A SaveDraft of that content; `command_` fields go to the command."""
    of_command = {name: changes.pop(name) for name in COMMAND_FIELDS if name in changes}
    return commands.SaveDraft(content_id=content_id or new_id(), content=content(**changes), **of_command)


COMMAND_FIELDS = "at locale previous_version expected_version first_published_at public_updated_at unless_same".split()


def new_id() -> str:
    return str(uuid4())
