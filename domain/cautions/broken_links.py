"""Links within the site that lead nowhere."""

import re
from collections.abc import Iterator
from typing import Any

from domain.cautions.caution import Caution, Subject

#: Of Markdown and of HTML: a path of this site, without what follows it.
_LINK = re.compile(r"""(?:\]\(|href=["'])(/[^\s)"'#?]*)""")
WRONG = {None: "where there is no page", "draft": "which is not live yet", "gone": "which was taken down"}


def broken_links(subject: Subject) -> Iterator[Caution]:
    """One for each path that is linked to and is not live."""
    for name, value in subject.draft.details.items():
        for path in sorted(linked_paths(value)):
            stands = subject.standing.get(path)
            if stands != "live":
                yield Caution(f"details.{name}", f"It links to {path}, {WRONG[stands]}")


def linked_paths(value: Any) -> set[str]:
    """The paths of this site that the texts in a JSON value link to."""
    match value:
        case str():
            return {path.rstrip("/") or "/" for path in _LINK.findall(value)} - {"/"}
        case list():
            return set().union(*map(linked_paths, value))
        case dict():
            return set().union(*map(linked_paths, value.values()))
    return set()
