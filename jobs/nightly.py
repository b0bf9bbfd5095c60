"""What is asked for every night."""

from domain import runs
from domain.errors import Conflict


def verify_nightly() -> None:
    """Have everything verified deeply, unless that goes on already."""
    try:
        runs.ask_for("verify", {"deep": True}, None)
    except Conflict:
        return
