"""Buttons: `{button start}[Text](href){/button}`, alone on the lines they take."""

import re

from markdown_it.rules_inline import StateInline

from domain.govspeak.html.tags import quoted
from domain.govspeak.html.tree import Element, serialised
from domain.govspeak.markdown.inline import decoded
from domain.govspeak.markdown.links import tokenize

_BUTTON = re.compile(r"\{button([^\n{}]*+)\}\s*+\[([^\n\]]++)\]\(([^\n)]++)\)\s*+\{/button\}(?=\n|\Z)")
_TRACKING = re.compile(r"cross-domain-tracking:(\S+)")
_TITLE = re.compile(r"\s[\"']")
_ICON = (
    '<svg class="govuk-button__start-icon govuk-!-display-none-print" xmlns="http://www.w3.org/2000/svg" width="17.5"'
    ' height="19" viewBox="0 0 33 40" focusable="false" aria-hidden="true"><path fill="currentColor"'
    ' d="M0 0h13l20 20-20 20H0l20-20z"></path></svg>'
)
_GA4 = '{"event_name":"navigation","type":"start button"}'


def button_end(src: str, start: int, end: int) -> int | None:
    """Where the button that begins at `start` ends, if there is one."""
    match = _match(src, start, end)
    return match.end() if match else None


def _match(src: str, start: int, end: int) -> re.Match | None:
    match = _BUTTON.match(src, start, end)
    return None if match and (_has_title(match[3]) or not match[2].strip() or not match[3].strip()) else match


def _has_title(target: str) -> bool:
    return target.rstrip().endswith(("'", '"')) and bool(_TITLE.search(target))


def button(state: StateInline, silent: bool) -> bool:
    """A button at the start of a line."""
    meta = state.env["block"]
    if state.src[state.pos] != "{" or not meta.get("constructs") or not _at_start(state, meta["indented"]):
        return False
    match = _match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("html", "", 0).content = f"<a{_attributes(match[1], decoded(match[3].strip()))}>"
        tokenize(state, match.start(2), match.end(2))
        state.push("html", "", 0).content = "</a>"
    state.pos = match.end()
    return True


def _at_start(state: StateInline, indented: bool) -> bool:
    return state.src[state.pos - 1] == "\n" if state.pos else not indented


def _attributes(words: str, href: str) -> str:
    found = {"role": "button", "class": "govuk-button", "href": href}
    if "start" in words.split():
        found["data-start"] = "true"
    if tracking := _TRACKING.search(words):
        found |= {"data-module": "cross-domain-tracking", "data-tracking-code": tracking[1]}
        found["data-tracking-name"] = "govspeakButtonTracker"
    return "".join(f' {name}="{quoted(value)}"' for name, value in found.items())


def finish(parents: list[Element]) -> None:
    """Make a button of every link with the class of one; without an address it is its text."""
    for parent in parents:
        if any(_is_button(child) for child in parent.elements()):
            parent.children = [part for child in parent.children for part in _finished(child)]


def _is_button(child: Element | str) -> bool:
    return isinstance(child, Element) and child.name == "a" and "govuk-button" in child.classes()


def _finished(child: Element | str) -> list[Element | str]:
    if not _is_button(child) or "gem-c-button" in child.classes():
        return [child]
    if "href" not in child.attributes:
        return child.children
    given = child.attributes
    if "data-start" in given or "govuk-button--start" in child.classes():
        return [_start_button(child)]
    modules = _modules(given)
    before = {"class": "gem-c-button govuk-button", "role": "button"}
    if modules == "govuk-button":
        before["data-module"] = modules
    after = {} if "data-module" in before else {"data-module": modules} | _tracking(given)
    child.attributes = before | {"draggable": "false", "href": given["href"]} | after
    return [child]


def _start_button(child: Element) -> Element:
    given, text = child.attributes, serialised(child).split("<svg", 1)[0].strip()
    child.attributes = {
        "class": "gem-c-button govuk-button govuk-button--start",
        "role": "button",
        "draggable": "false",
        "href": given["href"],
        "data-module": _modules(given),
        **_tracking(given),
        "data-ga4-attributes": _GA4.replace('"', "&quot;"),
    }
    child.children = [f"<span> {text} </span>", _ICON]
    return child


def _modules(given: dict[str, str]) -> str:
    own = given.get("data-module", "").replace("govuk-button", "").split()
    return " ".join(["govuk-button", *own])


def _tracking(given: dict[str, str]) -> dict[str, str]:
    return {name: given[name] for name in ("data-tracking-code", "data-tracking-name") if name in given}
