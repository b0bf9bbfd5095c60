"""The page for newcomers names what there is."""

import re
from importlib import import_module
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
PAGE = (TOP / "docs/derived-representations.md").read_text()
CODE = re.findall(r"`([^`]+)`", PAGE)
FILES = [each for each in CODE if re.fullmatch(r"(domain|webapp|tests|jobs|docs)/[\w/.]+", each)]
NAMES = [each for each in CODE if re.fullmatch(r"(domain|jobs)(\.\w+)+", each)]


def test_it_names_files_and_parts_of_them():
    assert len(FILES) >= 5
    assert len(NAMES) >= 8


@pytest.mark.parametrize("path", FILES)
def test_each_file_is_there(path):
    assert (TOP / path).exists()


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_there(name):
    module, attribute = name.rsplit(".", 1)
    assert hasattr(import_module(module), attribute)


@pytest.mark.parametrize("words", [each for each in CODE if each.startswith("flask ")])
def test_each_command_is_there(app, words):
    _, command, *options = words.split()
    assert command in app.cli.commands
    assert set(options) <= {option for each in app.cli.commands[command].params for option in each.opts}


def test_each_address_is_there(app):
    addresses = {rule.rule for rule in app.url_map.iter_rules()}
    assert {each for each in CODE if each.startswith("/")} <= addresses


def test_every_table_derived_from_the_log_is_one_that_is_verified(db):
    from domain.verification.projections import known_tables

    found = db.execute_sql("SELECT tablename FROM pg_tables WHERE schemaname = 'projection'").fetchall()
    assert {name for (name,) in found} - {"followers"} == set(known_tables())
