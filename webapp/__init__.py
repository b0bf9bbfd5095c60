"""The publishing web application: pages for people, a JSON API for applications."""

from flask import Flask, request
from htmx_flask import Htmx

from domain import bell, database
from domain.database import db
from domain.downstream import targets
from domain.schemas import schemas_in
from domain.settings import Settings
from jobs.bell import Bell
from webapp import api, cli, errors, frontend, health, pages, proof

LARGEST_BODY = 10 * 1024 * 1024


def create_app(settings: Settings) -> Flask:
    """The publishing application. A setting that is missing is filled in by the commands that need it."""
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_NAME="annals",
    )
    app.json.sort_keys = False
    app.json.mimetype = "application/json; charset=utf-8"
    app.url_map.merge_slashes = False
    app.extensions["schemas"] = schemas_in(settings.content_schemas)
    Htmx(app)
    frontend.install(app)
    errors.install(app)
    for part in (health, api, pages, proof, cli):
        part.register(app)
    if settings.database_url:
        connect(app, settings)
    return app


def connect(app: Flask, settings: Settings) -> None:
    """Bind the database and the bell to the addresses in `settings`; each request gives its connection back."""
    database.connect(settings.database_url)
    targets.use_message_queue(bool(settings.amqp_url))
    if settings.redis_url:
        bell.listen(Bell(settings.redis_url).ring)

    @app.before_request
    def open_connection():
        if request.endpoint not in ("static", "health.live"):
            db.connect(reuse_if_open=True)

    @app.teardown_request
    def give_back(error):
        if not db.is_closed():
            db.close()
