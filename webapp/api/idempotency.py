"""The Idempotency-Key header: a command that is sent again is answered again, and carried out once."""

from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256

from flask import Blueprint, Response, current_app, g, make_response, request

from domain.answers import Answer, once
from domain.errors import Rejected

COMMANDS = {"PUT", "POST", "PATCH", "DELETE"}
MOST_CHARACTERS = 200


class CommandBlueprint(Blueprint):
    """A blueprint all of whose commands heed an Idempotency-Key."""

    def add_url_rule(self, rule, endpoint=None, view_func=None, **options):
        if view_func and COMMANDS & set(options.get("methods", ())):
            view_func = idempotent(view_func)
        super().add_url_rule(rule, endpoint, view_func, **options)


@cache
def idempotent(view: Callable) -> Callable:
    """`view`, carried out once for each Idempotency-Key of an application; refusals are not kept."""

    @wraps(view)
    def answer(**values):
        key = request.headers.get("Idempotency-Key", "").strip()
        if not key:
            return view(**values)
        if len(key) > MOST_CHARACTERS:
            raise Rejected(
                f"An Idempotency-Key has at most {MOST_CHARACTERS} characters", reason="idempotency_key_invalid"
            )
        kept = once(g.application.application_id, key, _digest(), lambda: _answer(view(**values)))
        return Response(kept.body, kept.status, content_type=current_app.json.mimetype)

    return answer


def _answer(returned) -> Answer:
    response = make_response(returned)
    return Answer(response.status_code, response.get_data())


def _digest() -> bytes:
    """What makes a request the same as another: method, address and body."""
    return sha256(b"\n".join((request.method.encode(), request.full_path.encode(), request.get_data()))).digest()
