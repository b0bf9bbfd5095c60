"""docs/publishing-api.md tells the truth: every test it names is there, and every number has its row."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent
TABLE = (TESTS.parent / "docs" / "publishing-api.md").read_text()
LAST_IN_CHAPTER = {1: 14, 2: 27, 3: 2, 4: 8, 5: 4, 6: 7}
ODDITIES = 42


def rows(heading: str) -> dict[str, str]:
    """Number to cell of tests, in the table below a heading."""
    section = TABLE.split(f"## {heading}\n")[1].split("\n## ")[0]
    found = re.findall(r"^\| ([\d.]+) \| [^|]+ \| ([^|]+) \|$", section, re.M)
    assert len(found) == len(dict(found)), "a number has two rows"
    return dict(found)


def names_in(path: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)}


def test_every_section_has_its_row():
    chapters = LAST_IN_CHAPTER.items()
    assert set(rows("Sections")) == {f"{chapter}.{n + 1}" for chapter, last in chapters for n in range(last)} | {"7"}


def test_every_oddity_has_its_row():
    assert set(rows("Oddities")) == {str(n + 1) for n in range(ODDITIES)}


def test_every_test_that_is_named_exists():
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", TABLE)
    assert len(named) > 80
    for path, test in named:
        assert (TESTS / path).is_file(), path
        assert test in names_in(TESTS / path), f"{path}::{test}"


def test_every_row_names_a_test_or_says_why_not():
    for heading in ("Sections", "Oddities"):
        for number, cell in rows(heading).items():
            assert "::" in cell or cell == "left out by choice", number
