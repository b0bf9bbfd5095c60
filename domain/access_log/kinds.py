"""The kinds of what is in the access log, and one sentence for each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from domain.describe import SOMEBODY, Sentence, who


@dataclass(frozen=True)
class Kind:
    name: str
    label: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("refused", "Command refused"),
        Kind("signed-in", "Signed in"),
        Kind("sign-in-failed", "Sign-in failed"),
        Kind("sign-in-slowed", "Had to wait to sign in"),
        Kind("signed-out", "Signed out"),
        Kind("password-wrong", "Present password wrong"),
        Kind("link-refused", "Link that does not work"),
        Kind("sessions-ended", "Sessions ended"),
        Kind("token-refused", "Token refused"),
        Kind("limited-draft-opened", "Limited draft opened"),
        Kind("hidden-asked-for", "Asked for what is limited"),
        Kind("export-begun", "Export begun"),
        Kind("export-ended", "Export ended"),
    )
}
#: The account is that of whoever they said they were.
NOBODY_KNOWS = ("sign-in-failed", "sign-in-slowed", "link-refused")
RECORDS = {"events": "the timeline", "access": "the access log"}


def mentioned_in(entry: Any) -> list[str]:
    """The ids of the people and the application that an entry's sentence names."""
    return [each for each in (entry.actor, entry.application, entry.what.get("account_id")) if each]


def describe(entry: Any, name_of: Callable[[str], str | None], title: str | None = None) -> Sentence:
    """The sentence for one entry. `name_of` gives the name of a person or application; `title` that of the content."""
    what = f"‘{title}’" if title else (entry.content_id or "")
    unknown = entry.kind == "token-refused" and "token_id" not in entry.what
    by = SOMEBODY if entry.kind in NOBODY_KNOWS or unknown else who(entry, name_of)
    return Sentence(*_parts(entry, by, what, name_of))


def _parts(entry: Any, by: str, what: str, name_of: Callable[[str], str | None]) -> tuple[str, str, str]:
    more = entry.what
    match entry.kind:
        case "refused":
            about = what or more["stream"]
            return f"{by} was refused {more['command']} of", about, f"because: “{more['sentence'].rstrip('.')}”"
        case "signed-in":
            return f"{by} signed in", "", ""
        case "sign-in-failed":
            tried = name_of(entry.actor) if entry.actor else more.get("email")
            return f"{by} could not sign in", f"as {tried}" if tried else "", ""
        case "sign-in-slowed":
            tried = name_of(entry.actor) if entry.actor else more.get("email")
            return f"{by} had to wait before the next attempt to sign in", f"as {tried}" if tried else "", ""
        case "signed-out":
            return f"{by} signed out", "", ""
        case "password-wrong":
            return f"{by} typed a wrong present password, to change it", "", ""
        case "link-refused":
            return f"{by} opened a link for choosing a password", "", "which does not work"
        case "sessions-ended":
            whose = (
                "of their own"
                if more["account_id"] == entry.actor
                else f"of {name_of(more['account_id']) or SOMEBODY.lower()}"
            )
            return f"{by} ended sessions", whose, f"({more['ended']})"
        case "token-refused":
            asked = f"{more['method']} {more['route']}"
            return f"{by} was refused {asked}", "", f"because: “{more['sentence'].rstrip('.')}”"
        case "limited-draft-opened":
            return f"{by} opened the limited draft of", what, ""
        case "hidden-asked-for":
            return f"{by} asked for", what, "which is limited to others, and was not shown it"
        case "export-begun":
            return f"{by} began to export", RECORDS[more["record"]], _exported(more)
        case "export-ended":
            did = "exported" if more["complete"] else "broke off exporting"
            return f"{by} {did}", RECORDS[more["record"]], f"{_exported(more)}: {more['rows']:,} rows"
    raise TypeError(f"no sentence for {entry.kind}")


def _exported(more: Mapping[str, Any]) -> str:
    narrowed = "; ".join(f"{name} {', '.join(values)}" for name, values in more["filters"].items())
    return f"as {more['format']}" + (f", narrowed down to {narrowed}" if narrowed else "")
