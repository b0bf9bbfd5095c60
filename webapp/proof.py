"""What a stranger needs to verify the log, as plain text, open to all: a checkpoint tells a position and a hash."""

from flask import Blueprint, Flask, current_app, send_file

from domain.proof import checkpoints, keys, verify_annals_log
from domain.proof.checkpoints import Kept
from domain.proof.notes import VerifierKey

TEXT = "text/plain; charset=utf-8"
FOR_GOOD = "public, max-age=31536000, immutable"


def register(app: Flask) -> None:
    proof = Blueprint("proof", __name__)
    proof.add_url_rule("/checkpoint", view_func=latest)
    proof.add_url_rule("/checkpoints/<int:position>", view_func=at)
    proof.add_url_rule("/checkpoint-key", view_func=key)
    proof.add_url_rule("/verify-log.py", view_func=verifier)
    app.register_blueprint(proof)


def latest():
    """The latest checkpoint, a signed note."""
    return _note(checkpoints.latest(), "no-cache", "No checkpoint has been made yet.\n")


def at(position: int):
    """The checkpoint of that position."""
    kept = checkpoints.at(position) if position < 2**63 else None
    return _note(kept, FOR_GOOD, "There is no checkpoint of that position.\n")


def key():
    """The key that checkpoints are verified with."""
    found = verifier_key()
    return _text(f"{found}\n" if found else None, "no-cache", "No CHECKPOINT_KEY is set, so nothing is signed.\n")


def verifier():
    """The file that verifies an export, and needs nothing but Python."""
    name = "verify_annals_log.py"
    return send_file(verify_annals_log.__file__, "text/x-python", as_attachment=True, download_name=name, max_age=0)


def verifier_key() -> VerifierKey | None:
    """The public half of CHECKPOINT_KEY, where one is set."""
    setting = current_app.config["SETTINGS"].checkpoint_key
    return keys.signer(setting).verifier if setting else None


def _note(kept: Kept | None, cache: str, otherwise: str):
    return _text(kept and kept.note, cache, otherwise)


def _text(text: str | None, cache: str, otherwise: str):
    if text is None:
        return otherwise, 404, {"Content-Type": TEXT, "Cache-Control": "no-cache"}
    return text, 200, {"Content-Type": TEXT, "Cache-Control": cache}
