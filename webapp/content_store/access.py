"""Who may see an item: everybody, those whom its access limit names, and holders of a preview token."""

from peewee import Database
from werkzeug.datastructures import Headers

USER = "X-Govuk-Authenticated-User"
ORGANISATION = "X-Govuk-Authenticated-User-Organisation"
TOKEN = "Govuk-Auth-Bypass-Id"  # noqa: S105 -- the name of a header
NOT_SIGNED_IN = ("", "invalid")

# Tokens of what an item links to let their holders see it too, unless it is limited itself.
TOKENS = """
SELECT item->'auth_bypass_ids' ? %s,
       jsonb_path_exists(item, '$.expanded_links.*[*].auth_bypass_ids[*] ? (@ == $token)',
                         jsonb_build_object('token', %s::text))
FROM items WHERE base_path = %s
"""


class Forbidden(Exception):
    """The item is there, but not for whoever asks."""


def check(db: Database, path: str, limit: dict | None, headers: Headers) -> None:
    """Raise Forbidden unless whoever sends `headers` may see the item at `path`, which has this access limit."""
    if limit and _is_named(limit, headers):
        return
    token = headers.get(TOKEN, "")
    if token and _opens(db, path, token, limited=bool(limit)):
        return
    if limit or (token and _user(headers) is None):
        raise Forbidden


def is_private(limit: dict | None, headers: Headers) -> bool:
    """Whether the answer is for the one who asks alone."""
    return bool(limit) or TOKEN in headers


def _is_named(limit: dict, headers: Headers) -> bool:
    user, organisation = _user(headers), headers.get(ORGANISATION)
    named = (user, limit.get("users")), (organisation, limit.get("organisations"))
    return any(who is not None and who in (allowed or ()) for who, allowed in named)


def _user(headers: Headers) -> str | None:
    user = headers.get(USER, "")
    return None if user in NOT_SIGNED_IN else user


def _opens(db: Database, path: str, token: str, limited: bool) -> bool:
    row = db.execute_sql(TOKENS, (token, token, path)).fetchone() or (False, False)
    own, of_a_link = row
    return bool(own) or (bool(of_a_link) and not limited)
