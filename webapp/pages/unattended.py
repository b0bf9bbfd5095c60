"""What a page asks by itself, without anybody doing anything.

It does not prolong a session. Nor may its answer, which may come after somebody has signed out, bring the session back.
"""

from collections.abc import Callable

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin


def unattended(view: Callable) -> Callable:
    """Declare that pages ask `view` by themselves."""
    view.unattended = True
    return view


class Sessions(SecureCookieSessionInterface):
    """Sessions that last for as long as somebody does something, in a cookie that stays on https once set there."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        view = app.view_functions.get(request.endpoint)
        return not getattr(view, "unattended", False) and super().should_set_cookie(app, session)
