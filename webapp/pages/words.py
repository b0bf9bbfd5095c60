"""How templates write times and states."""

import re
from datetime import UTC, date, datetime
from typing import Any

import orjson
from markupsafe import Markup, escape

from domain.document_types import type_for

STATES = {
    "draft": ("Draft", "govuk-tag--light-blue"),
    "published": ("Published", "govuk-tag--green"),
    "withdrawn": ("Withdrawn", "govuk-tag--orange"),
    "redirected": ("Redirected", "govuk-tag--purple"),
    "gone": ("Taken down", "govuk-tag--grey"),
    "removed": ("Removed", "govuk-tag--grey"),
    "discarded": ("Discarded", "govuk-tag--grey"),
}


def day(moment: datetime) -> str:
    """`Tuesday 3 February 2026`; days and times are in UTC, and pages say so."""
    moment = moment.astimezone(UTC)
    return f"{moment:%A} {moment.day} {moment:%B %Y}"


def short_day(moment: datetime) -> str:
    """`3 Feb 2026`."""
    moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%b %Y}"


def day_of(date: date) -> str:
    """`3 February 2026`."""
    return f"{date.day} {date:%B %Y}"


def time_of_day(moment: datetime) -> str:
    """`14:03:59`."""
    return f"{moment.astimezone(UTC):%H:%M:%S}"


def time_to_minutes(moment: datetime) -> str:
    """`14:03`."""
    return f"{moment.astimezone(UTC):%H:%M}"


def exactly(moment: datetime) -> str:
    """For `datetime` attributes and titles: `2026-02-03T14:03:59Z`."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def state_tag(state: str) -> tuple[str, str]:
    """The words and the colour of a document's state."""
    return STATES[state]


def type_label(document_type: str) -> str:
    """`News article` for `news_article`."""
    return type_for(document_type, {}).label


def number(value: int) -> str:
    """`1,234`."""
    return f"{value:,}"


def visible(text: str) -> str:
    """A change that is nothing but white space, made visible; anything else as it is."""
    return text if text.strip() else text.replace(" ", "\u00b7").replace("\t", "\u2192").replace("\n", "\u00b6\n")


def anchor(title: str) -> str:
    """`link-sets` for `Link sets`."""
    return title.lower().replace(" ", "-")


def breakable(address: str) -> Markup:
    """An address that a narrow screen may break after its slashes and underscores."""
    return Markup(re.sub(r"([/_])", r"\1<wbr>", str(escape(address))))  # noqa: S704 -- escaped


def coded(text: str) -> Markup:
    """A sentence in which `this` is code."""
    return Markup(re.sub(r"`([^`]+)`", r'<code class="annals-code">\1</code>', str(escape(text))))  # noqa: S704 -- escaped


def as_json(value: Any) -> str:
    """JSON that can be read, in the order that it has."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()


BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {each: each for each in ("Windows", "Android", "iPhone", "iPad")} | {"Mac OS": "macOS", "Linux": "Linux"}


def browser(user_agent: str) -> str:
    """A browser as people call it, such as `Firefox on Windows`; what it says of itself where it is none of those."""
    name = next((BROWSERS[sign] for sign in BROWSERS if f"{sign}/" in user_agent), None)
    system = next((SYSTEMS[sign] for sign in SYSTEMS if sign in user_agent), None)
    return f"{name} on {system}" if name and system else name or user_agent[:60] or "An unknown browser"


FILTERS = {
    each.__name__: each
    for each in (
        day, short_day, day_of, time_of_day, time_to_minutes, exactly, state_tag, type_label, number, anchor, breakable,
        coded, as_json, visible, browser,
    )
}  # fmt: skip
