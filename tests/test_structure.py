"""What the shape of the project promises: who imports whom, and that the README tells the truth."""

import ast
import dataclasses
import re
from pathlib import Path

import pytest

from domain.settings import Settings
from webapp.api.feed import PLACES

TOP = Path(__file__).parent.parent
NOT_FOR = {
    "domain": {"flask", "rq", "redis", "urllib3", "requests", "jobs", "webapp", "tests"},
    "jobs": {"flask", "webapp", "tests"},
    "webapp": {"tests"},
}
PURE = [
    "domain/deciders",
    "domain/rules",
    "domain/commands",
    "domain/events",
    "domain/content.py",
    "domain/errors.py",
]
IMPURE = {"domain.database", "domain.log", "domain.projections", "domain.handle", "domain.streams", "domain.clock"}


def imports(path: Path) -> set[str]:
    """The modules that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module)
    return found


def files(*parts: str) -> list[Path]:
    roots = [TOP / part for part in parts]
    return [path for root in roots for path in (root.rglob("*.py") if root.is_dir() else [root])]


@pytest.mark.parametrize("part", NOT_FOR)
def test_imports_go_one_way_only(part):
    assert len(files(part)) > 10
    for path in files(part):
        forbidden = {module for module in imports(path) if module.split(".")[0] in NOT_FOR[part]}
        assert not forbidden, f"{path} imports {forbidden}"


def test_the_deciders_know_no_database_no_clock_and_no_library():
    for path in files(*PURE):
        for module in imports(path):
            assert not any(module == each or module.startswith(f"{each}.") for each in IMPURE), f"{path}: {module}"
            assert module.split(".")[0] not in {"peewee", "psycopg2", "uuid", "time", "random", "orjson"}, path


def test_the_readme_names_every_setting():
    readme = (TOP / "README.md").read_text()
    names = {field.name.upper() for field in dataclasses.fields(Settings)} - {"DATA"} | {"ANNALS_DATA"}
    assert {name for name in names if f"`{name}`" not in readme} == set()


def test_every_file_that_the_readme_names_is_there():
    for name in re.findall(r"`((?:domain|jobs|webapp|tests|docs)/[\w/.]*)`", (TOP / "README.md").read_text()):
        assert (TOP / name).exists(), name


def test_the_top_level_has_what_belongs_there_and_no_more():
    allowed = set(
        "domain jobs webapp templates static tests docs wsgi.py requirements.txt requirements.in requirements-dev.txt"
        " requirements-dev.in README.md Makefile Procfile pyproject.toml".split()
    )
    tracked = {path.name for path in TOP.iterdir() if not path.name.startswith((".", "__"))}
    assert tracked <= allowed


def test_those_who_wait_for_events_leave_threads_for_everybody_else():
    [web] = [line for line in (TOP / "Procfile").read_text().splitlines() if line.startswith("web:")]
    threads = int(re.search(r"--blocking-threads (\d+)", web)[1])
    assert threads >= 2 * PLACES


def test_every_line_that_a_rule_about_security_is_not_for_says_why():
    lines = [
        f"{path.relative_to(TOP)}:{number}: {line.strip()}"
        for part in (*NOT_FOR, "tests")
        for path in (TOP / part).rglob("*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"# noqa(: (\w+, )*S\d+|$)", line)
    ]
    assert len(lines) > 20
    assert [line for line in lines if not re.search(r"# noqa: [A-Z0-9, ]+ -- \S", line)] == []
