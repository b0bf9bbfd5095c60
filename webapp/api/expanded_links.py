"""/v2/expanded-links: links as nested summaries of what they point at."""

from flask import Blueprint, jsonify, request

from domain.downstream.expanded_links import expanded_links
from domain.errors import Rejected
from domain.rules.scalars import LOCALES

NO = ("false", "0", "f", "off")


def add_routes(api: Blueprint) -> None:
    api.add_url_rule("/v2/expanded-links/<content_id:content_id>", "get_expanded_links", view_func=get)


def get(content_id: str):
    """The expanded links of a document as they are now; `version` is given with generate=true only."""
    locale = request.args.get("locale") or "en"
    if locale not in LOCALES:
        raise Rejected("locale is not one that is known", reason="parameter_missing_or_invalid")
    found = expanded_links(content_id, locale, with_drafts=_flag("with_drafts", True))
    if not _flag("generate", False):
        del found["version"]
    return jsonify(found)


def _flag(name: str, default: bool) -> bool:
    text = request.args.get(name)
    return text.lower() not in NO if text else default
