"""The publishing web application: pages for people, a JSON API for applications."""

from flask import Flask, abort, request
from htmx_flask import Htmx

from domain import bell, database
from domain.database import Limits, db
from domain.downstream import targets
from domain.schemas import schemas_in
from domain.settings import Settings
from jobs import watching
from jobs.bell import Bell
from jobs.metrics import meters
from webapp import api, cli, errors, frontend, health, hosts, metrics, pages, proof, requests

LARGEST_BODY = 10 * 1024 * 1024
#: The largest form of a document has some hundred.
MOST_FIELDS = 5000
#: Whoever waits at a browser has given up by then; see docs/production.md.
LIMITS = Limits(statement=20, lock=5)
WITHOUT_DATABASE = ("static", "health.live", "health.ready", "metrics.show")


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
        MAX_FORM_PARTS=MOST_FIELDS,
    )
    app.json.sort_keys = False
    app.json.mimetype = "application/json; charset=utf-8"
    app.url_map.merge_slashes = False
    app.extensions["schemas"] = schemas_in(settings.content_schemas)
    requests.install(app, _count)
    hosts.install(app, settings.allowed_hosts, settings.trusted_proxies)
    app.before_request(_check_fields)
    Htmx(app)
    frontend.install(app)
    errors.install(app)
    for part in (health, metrics, api, pages, proof, cli):
        part.register(app)
    if settings.database_url:
        connect(app, settings)
    return app


def connect(app: Flask, settings: Settings, limits: Limits = LIMITS) -> None:
    """Bind the database and the bell to the addresses in `settings`; each request gives its connection back."""
    database.connect(settings.database_url, limits=limits)
    watching.start(settings)
    targets.use_message_queue(bool(settings.amqp_url))
    if settings.redis_url:
        bell.listen(Bell(settings.redis_url).ring)

    @app.before_request
    def open_connection():
        if request.endpoint not in WITHOUT_DATABASE:
            db.connect(reuse_if_open=True)

    @app.teardown_request
    def give_back(error):
        if not db.is_closed():
            db.close()


def _check_fields() -> None:
    """Werkzeug counts the parts of a multipart form only."""
    if request.mimetype == "application/x-www-form-urlencoded" and request.get_data().count(b"&") >= MOST_FIELDS:
        abort(413, f"This form has more than {MOST_FIELDS} fields.")


def _count(route: str, method: str, status: int, seconds: float) -> None:
    meters().requests.labels(route, method, str(status)).observe(seconds)
