"""The rules of an edition, checked on every save."""

from domain.content import Content
from domain.errors import Problem
from domain.rules.links import link_problems
from domain.rules.routes import redirect_problems, route_problems
from domain.rules.scalars import MAX_PATH_BYTES, PHASES, is_absolute_path, is_blank, is_hostname, is_uuid

UNTITLED = ("redirect", "gone")
NOT_RENDERED = ("redirect", "gone", "contact", "external_content", "role_appointment", "world_location")


def edition_problems(content: Content) -> list[Problem]:
    """Everything that is wrong with `content`, in the order of its fields; an empty list when nothing is."""
    problems = [
        *_blank(content),
        *_rendering_app(content),
        *_base_path(content.base_path),
        *_scalars(content),
        *link_problems(content.links),
    ]
    if content.base_path is not None:
        problems += route_problems(content)
        problems += redirect_problems(content.base_path, content.redirects, content.schema_name, bool(problems))
    return problems


def _blank(content: Content) -> list[Problem]:
    required = ["schema_name", "document_type", "publishing_app"]
    if content.document_type not in UNTITLED:
        required.append("title")
    return [Problem(name, "blank") for name in required if is_blank(getattr(content, name))]


def _rendering_app(content: Content) -> list[Problem]:
    type_ = content.document_type or ""
    if type_ in NOT_RENDERED or type_.startswith("content_block"):
        return []
    if is_blank(content.rendering_app):
        return [Problem("rendering_app", "blank")]
    if not is_hostname(content.rendering_app):
        return [Problem("rendering_app", "must be a valid DNS hostname", "dns_hostname_invalid")]
    return []


def _base_path(base_path: str | None) -> list[Problem]:
    if base_path is None:
        return []
    if not is_absolute_path(base_path):
        return [Problem("base_path", "is not a valid absolute URL path", "absolute_path_invalid")]
    if len(base_path.encode()) > MAX_PATH_BYTES:
        return [Problem("base_path", f"is longer than {MAX_PATH_BYTES} bytes")]
    return []


def _scalars(content: Content) -> list[Problem]:
    problems = []
    if content.phase not in PHASES:
        problems.append(Problem("phase", "inclusion", extra={"value": content.phase}))
    if not all(is_uuid(each) for each in content.auth_bypass_ids):
        problems.append(Problem("auth_bypass_ids", "contains invalid UUIDs"))
    if content.routes and content.schema_name == "redirect":
        problems.append(Problem("routes", "present"))
    return problems
