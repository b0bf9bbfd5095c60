"""The rules of routes and redirects, relative to the base path of the edition or unpublishing that has them."""

from urllib.parse import SplitResult

from domain.content import Content
from domain.errors import Problem
from domain.rules.scalars import is_absolute_path, split_destination

ROUTE_KEYS = {"path", "type"}
REDIRECT_KEYS = ROUTE_KEYS | {"destination", "segments_mode"}
ALLOWED_DOMAINS = (
    "caa.co.uk gov.uk hmcoastguard.uk independent-inquiry.uk internationalaisafetyreport.org judiciary.uk"
    " moneyhelper.org.uk nationalhighways.co.uk nhs.uk police.uk pubscodeadjudicator.org.uk ukri.org"
).split()


def route_problems(content: Content) -> list[Problem]:
    """What is wrong with the routes of `content`, one problem for each broken rule."""
    found = _path_rules("routes", content.routes, content.base_path, ROUTE_KEYS)
    paths = _paths(content.routes)
    if len(set(paths)) != len(paths):
        found.append(Problem("routes", "must have unique paths", "route_paths_not_unique"))
    if content.schema_name != "redirect" and content.base_path not in paths:
        found.append(Problem("routes", "must include the base path", "routes_must_include_base_path"))
    both = paths + _paths(content.redirects)
    if len(set(both)) != len(both):
        found.append(Problem("redirects", "must have unique paths", "redirect_paths_not_unique"))
    return found


def redirect_problems(base_path: str, redirects: list, schema_name: str | None, broken: bool = False) -> list[Problem]:
    """What is wrong with `redirects`. Destinations are looked at only when nothing else is wrong (`broken`)."""
    found = _path_rules("redirects", redirects, base_path, REDIRECT_KEYS)
    if schema_name == "redirect" and base_path not in _paths(redirects):
        found.append(Problem("redirects", "must include the base path", "redirects_must_include_base_path"))
    for redirect in filter(_is_object, redirects):
        found += _redirect_ends(redirect)
    if broken or found:
        return found
    return [problem for redirect in redirects if (problem := _destination_problem(redirect))]


def _is_object(route: object) -> bool:
    return isinstance(route, dict)


def _paths(routes: list) -> list[str]:
    return [str(route.get("path")) for route in routes if _is_object(route)]


def _path_rules(attribute: str, routes: list, base_path: str, keys: set[str]) -> list[Problem]:
    found = []
    for route in routes:
        if not _is_object(route):
            found.append(Problem(attribute, "must be objects", "route_unsupported_keys"))
            continue
        for code, holds, sentence in _rules_of(route, base_path, keys):
            if not holds:
                found.append(Problem(attribute, sentence, code))
                break
    return found


def _rules_of(route: dict, base_path: str, keys: set[str]):
    path, type_ = route.get("path"), route.get("type")
    yield "route_type_missing", bool(type_), "type must be present"
    yield "route_type_invalid", type_ in ("exact", "prefix"), "type must be either 'exact' or 'prefix'"
    yield "route_path_missing", bool(path), "path must be present"
    yield "route_unsupported_keys", not set(route) - keys, f"unsupported keys: {', '.join(sorted(set(route) - keys))}"
    yield "absolute_path_invalid", is_absolute_path(path), "path must be a valid absolute URL path"
    yield "route_not_below_base_path", str(path).startswith(base_path), "path must be below the base path"


def _redirect_ends(redirect: dict) -> list[Problem]:
    path, destination = redirect.get("path"), redirect.get("destination")
    if not path:
        return [Problem("redirects", "path must be present", "redirect_path_missing")]
    if not isinstance(destination, str) or not destination:
        return [Problem("redirects", "destination must be present", "redirect_destination_missing")]
    if path == destination:
        return [Problem("redirects", "path cannot equal the destination", "redirect_path_equals_destination")]
    return []


def _destination_problem(redirect: dict) -> Problem | None:
    parts = split_destination(redirect["destination"])
    if parts is None:
        return Problem("redirects", "invalid destination", "redirect_destination_invalid")
    rules = _internal if redirect["destination"].startswith("/") else _external
    for code, holds, sentence in (*rules(parts), *_segments_mode(redirect, parts)):
        if not holds:
            return Problem("redirects", sentence, code)
    return None


def _internal(parts: SplitResult):
    slash = parts.path != "/" and parts.path.endswith("/")
    yield "redirect_destination_invalid", not slash and not parts.netloc, "invalid destination"


def _external(parts: SplitResult):
    host = parts.hostname or ""
    labels = host.split(".")
    allowed = any(host == domain or host.endswith("." + domain) for domain in ALLOWED_DOMAINS)
    yield "redirect_external_missing_host", bool(host), "external redirects must have a host"
    yield "redirect_external_disallowed_domain", allowed, "external redirects only go to allowed domains"
    ours = host in ("gov.uk", "www.gov.uk")
    yield "redirect_external_govuk_should_be_internal", not ours, "a redirect to this site must be a path"
    yield "redirect_external_not_https", parts.scheme == "https", "external redirects must use https"
    yield (
        "redirect_subdomain_too_long",
        all(len(each) <= 63 for each in labels),
        "a host label has at most 63 characters",
    )
    hyphens = any(each.startswith("-") for each in labels)
    yield "redirect_subdomain_starts_with_hyphen", not hyphens, "a host label cannot start with a hyphen"
    plain = all(each.replace("-", "a").isascii() and each.replace("-", "a").isalnum() for each in labels)
    yield "redirect_subdomain_invalid_chars", plain, "a host label has only letters, digits and hyphens"


def _segments_mode(redirect: dict, parts: SplitResult):
    preserve = redirect.get("segments_mode") == "preserve"
    yield (
        "redirect_fragment_not_allowed_with_preserve",
        not (preserve and parts.fragment),
        "cannot have a fragment when the segments are preserved",
    )
    yield (
        "redirect_query_not_allowed_with_preserve",
        not (preserve and parts.query),
        "cannot have a query when the segments are preserved",
    )
