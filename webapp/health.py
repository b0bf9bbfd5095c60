"""Whether the application is there, and whether it can work. Open to everybody."""

from flask import Blueprint, Flask, current_app, jsonify
from redis import Redis, RedisError

from domain import log
from domain.database import db


def register(app: Flask) -> None:
    health = Blueprint("health", __name__, url_prefix="/healthcheck")
    health.add_url_rule("/live", view_func=live)
    health.add_url_rule("/ready", view_func=ready)
    app.register_blueprint(health)


def live():
    return "OK", 200, {"Content-Type": "text/plain"}


def ready():
    """200 once database and job queue answer, 503 with the reasons until then."""
    checks = {"database": _check(_database), "redis": _check(_redis)}
    well = all(check["status"] == "ok" for check in checks.values())
    return jsonify(status="ok" if well else "critical", checks=checks), 200 if well else 503


def _check(probe) -> dict[str, str]:
    try:
        probe()
    except Exception as error:
        return {"status": "critical", "message": str(error).strip().splitlines()[0]}
    return {"status": "ok"}


def _database() -> None:
    db.connect(reuse_if_open=True)
    log.head()


def _redis() -> None:
    url = current_app.config["SETTINGS"].redis_url
    if not url:
        raise RedisError("no REDIS_URL is set")
    Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2).ping()
