"""The pages for editors and auditors. Whoever has not signed in sees none of them but the way in."""

from datetime import timedelta

from flask import Blueprint, Flask
from flask_wtf import CSRFProtect
from peewee import PeeweeException
from playhouse.pool import MaxConnectionsExceeded

from domain.accounts.throttle import TooSoon
from jobs import alarm
from webapp.pages import (
    access,
    account,
    api,
    applications,
    checkpoints,
    documents,
    events,
    forgery,
    htmx,
    invitations,
    keyboard,
    past,
    people,
    reviews,
    schedules,
    sessions,
    statistics,
    system,
    timeline,
    words,
)
from webapp.pages.highlighted import highlighted
from webapp.pages.slowing import slowed
from webapp.pages.unattended import Sessions


def told_of_alarm() -> bool:
    """Whether there is an alarm; where the database does not answer, its own page says so."""
    try:
        return alarm.is_raised()
    except (PeeweeException, MaxConnectionsExceeded):
        return False


def register(app: Flask) -> None:
    """Add the pages to `app`."""
    # A form that was open for long is as good as a new one: its token is valid for as long as the person is signed in.
    signed_in_for = timedelta(hours=app.config["SETTINGS"].session_hours)
    app.config.update(PERMANENT_SESSION_LIFETIME=signed_in_for, WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_TIME_LIMIT=None)
    app.session_interface = Sessions()
    # A text may be as long in a form as it may be in the JSON API.
    app.config["MAX_FORM_MEMORY_SIZE"] = app.config["MAX_CONTENT_LENGTH"]
    CSRFProtect(app)
    app.jinja_env.filters.update(words.FILTERS, highlighted=highlighted)
    app.jinja_env.globals.update(alarm_is_raised=told_of_alarm, may=access.may)
    pages = Blueprint("pages", __name__)
    pages.before_request(access.check)
    pages.after_request(htmx.finish)
    forgery.install(pages)
    pages.register_error_handler(TooSoon, slowed)
    for part in (
        sessions,
        account,
        people,
        invitations,
        documents,
        reviews,
        schedules,
        timeline,
        events,
        statistics,
        system,
        applications,
        past,
        checkpoints,
        keyboard,
        api,
    ):
        part.add_routes(pages)
    app.register_blueprint(pages)
