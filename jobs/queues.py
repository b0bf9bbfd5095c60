"""The queues in order of priority, and what every job has in common."""

QUEUES = {
    "live-content-store": "high",
    "draft-content-store": "default",
    "search": "default",
    "dependencies": "low",
    "message-queue": "low",
}
NAMES = ("high", "default", "low")


def options(**more) -> dict:
    """Jobs are short and leave nothing behind: what is owed stands in PostgreSQL."""
    return {"job_timeout": 60, "result_ttl": 0, "failure_ttl": 3600, "ttl": 60, **more}
