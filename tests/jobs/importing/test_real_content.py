"""Real content: a folder of real items and bodies comes in through the command line and is served by the live store."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from domain import log
from jobs.importing.expansions import APPOINTMENTS, REVERSE, TRANSLATIONS
from tests.stack import TOP

CONTENT = Path(os.environ.get("CONTENT_EXAMPLES", TOP / "../shared/data/govuk/examples")).resolve()
SCHEMAS = CONTENT.parent / "schemas"
SAME = "title description details document_type schema_name locale analytics_identifier withdrawn_notice".split()
DATES = ("first_published_at", "public_updated_at")
#: Links of which the other end is the one that is stored; translations follow from the documents that there are.
NOT_OF_THE_ITEM = {TRANSLATIONS, APPOINTMENTS, *REVERSE}
pytestmark = [
    pytest.mark.skipif(not CONTENT.is_dir(), reason="the real content is not here"),
    pytest.mark.timeout(300),
]


def test_real_content_is_served_as_it_was_and_comes_in_once(stack):
    first = flask_import(stack)
    assert first.returncode == 0, first.stderr
    reasons = reasons_in(first.stdout)
    files = len(list(CONTENT.rglob("*.json")))
    assert first.stdout.splitlines()[-1] == f"{files - len(reasons)} of {files} files are live."
    check_reasons(reasons)
    check_what_is_served(stack, reasons)

    position = log.head()[0]
    again = flask_import(stack)
    assert log.head()[0] == position
    assert again.stdout.splitlines()[-1] == first.stdout.splitlines()[-1]


def flask_import(stack) -> subprocess.CompletedProcess:
    environment = stack.environment | {"CONTENT_SCHEMAS": str(SCHEMAS)}
    command = [sys.executable, "-m", "flask", "import", str(CONTENT)]
    return subprocess.run(command, env=environment, cwd=TOP, capture_output=True, text=True)


def reasons_in(output: str) -> dict[str, str]:
    """Why a file is not live, by its name below the folder."""
    lines = (line.removeprefix(f"{CONTENT}/").partition(": ") for line in output.splitlines())
    return {name: why for name, _, why in lines if (CONTENT / name).is_file()}


def check_reasons(reasons: dict[str, str]) -> None:
    kinds = Counter(kind_of_reason(why) for why in reasons.values())
    print(f"\n{len(reasons)} files are not live: {dict(kinds)}")
    for why in reasons.values():
        for name in re.findall(rf"{CONTENT}/(\S+\.json)", why):
            assert name not in reasons, f"{name} was to be taken instead, but was refused itself"


def kind_of_reason(why: str) -> str:
    for kind in ("another copy", "is the path of", "says links", "but not the document", "Routes"):
        if kind in why:
            return kind
    raise AssertionError(f"not a reason that holds: {why}")


def check_what_is_served(stack, reasons: dict[str, str]) -> None:
    items = {
        str(path.relative_to(CONTENT)): json.loads(path.read_bytes()) for path in CONTENT.glob("*/frontend/*.json")
    }
    differing, same = set(), 0
    for name, item in items.items():
        if name not in reasons:
            found = differences(item, served(stack, item["base_path"]))
            differing |= {(name, each) for each in found}
            same += not found
    print(f"{same} items are served exactly as they were, {len(differing)} differences: {sorted(differing)}")
    assert differing == set()


def served(stack, path: str) -> dict:
    response = stack.http.request("GET", f"{stack.live}/api/content{path}")
    assert response.status == 200, f"{path}: {response.status}"
    return response.json()


def differences(item: dict, shown: dict) -> list[str]:
    fields = [name for name in SAME if name in item and name != "details" and plain(item[name]) != plain(shown[name])]
    details = [name for name in item["details"] if item["details"][name] != shown["details"].get(name)]
    dates = [name for name in DATES if item.get(name) and moment(item[name]) != moment(shown[name])]
    links = {
        name for name in {*item["links"], *shown["links"]} - NOT_OF_THE_ITEM if ids(item, name) != ids(shown, name)
    }
    return [
        *fields,
        *(f"details.{name}" for name in details),
        *dates,
        *(f"links.{name}" for name in sorted(links)),
    ]


def ids(item: dict, link_type: str) -> list[str]:
    return [link["content_id"] for link in item["links"].get(link_type, ())]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(microsecond=0)


def plain(value):
    """A notice's time is a moment, however it is written."""
    if isinstance(value, dict) and "withdrawn_at" in value:
        return value | {"withdrawn_at": moment(value["withdrawn_at"])}
    return value
