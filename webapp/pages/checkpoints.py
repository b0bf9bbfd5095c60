"""The checkpoints that were made, and how anybody can verify the log with them."""

from flask import Blueprint, current_app, render_template, request

from domain.proof import checkpoints, exporting
from domain.proof.checkpoint import unverified
from domain.proof.notes import to_base64
from webapp.proof import verifier_key

PAGE = 50


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/checkpoints", view_func=list_checkpoints)


def list_checkpoints():
    """One page of them, newest first: below the position `before` if given."""
    before = request.args.get("before", type=int)
    found = list(checkpoints.listed(PAGE + 1, before if before and before < 2**63 else None))
    destination = current_app.config["SETTINGS"].checkpoint_export
    return render_template(
        "pages/checkpoints/checkpoints.html",
        rows=[(kept, to_base64(unverified(kept.note).digest)) for kept in found[:PAGE]],
        key=verifier_key(),
        destination=destination and exporting.shown(destination),
        exported=destination and exporting.standing(exporting.shown(destination)),
        latest=checkpoints.latest_position(),
        paged=before is not None,
        older=found[PAGE - 1].position if len(found) > PAGE else None,
    )
