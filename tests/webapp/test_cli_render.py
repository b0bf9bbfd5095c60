"""`flask render`: one JSON object a line in, one a line out."""

import json

import pytest


@pytest.fixture
def run(monkeypatch):
    """Run the command as it runs where nothing else is up."""
    from click.testing import CliRunner

    from webapp.cli_render import render_lines

    return lambda said: CliRunner().invoke(render_lines, input=said)


def answers(result) -> list[dict]:
    return [json.loads(line) for line in result.output.splitlines()]


def test_each_line_is_answered_with_one(run):
    result = run(
        '{"govspeak": "^a^"}\n{"govspeak": "[Image:b]", "options": {"images": [{"id": "b", "url": "/c"}], "x": 1}}\n'
    )
    assert result.exit_code == 0
    first, second = answers(result)
    assert "info-notice" in first["html"]
    assert 'src="/c"' in second["html"]


def test_all_options_are_known(run):
    options = {
        "locale": "cy",
        "document_domains": ["a.org"],
        "sanitize": False,
        "auto_numbered_headers": True,
        "auto_numbered_header_levels": [2],
        "allowed_elements": ["video"],
        "allowed_image_hosts": ["b.org"],
        "links": [],
    }
    source = "## a\n\n[b](https://a.org) ![c](https://d.org/e)\n\n:wales:f:wales:"
    (answer,) = answers(run(json.dumps({"govspeak": source, "options": options})))
    assert "1. a" in answer["html"] and "external" not in answer["html"] and "<img" not in answer["html"]
    assert "i Gymru" in answer["html"]


@pytest.mark.parametrize("options", [{}, {"options": None}, {"options": {"attachments": None, "locale": None}}])
@pytest.mark.parametrize("source", [{}, {"govspeak": None}, {"govspeak": ""}])
def test_an_empty_source_gives_an_empty_result(run, source, options):
    assert answers(run(json.dumps(source | options))) == [{"html": ""}]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "x",
        "[]",
        "1",
        '{"govspeak": 1}',
        '{"govspeak": "a", "options": []}',
        '{"govspeak": "a", "options": {"images": {}}}',
        '{"govspeak": "a", "options": {"images": ["b"]}}',
        json.dumps({"govspeak": "*" * 1_000_000}),
        json.dumps({"govspeak": "> " * 1000}),
        b'{"govspeak": "\xff"}',
        "[" * 100_000,
    ],
)
def test_a_bad_line_gives_a_sentence_and_the_others_are_rendered(run, line):
    line = line if isinstance(line, bytes) else line.encode()
    result = run(b'{"govspeak": "a"}\n' + line + b'\n{"govspeak": "b"}\n')
    assert result.exit_code == 1
    before, bad, after = answers(result)
    assert before == {"html": "<p>a</p>\n"} and after == {"html": "<p>b</p>\n"}
    assert list(bad) == ["error"] and bad["error"].endswith(".")


def test_half_of_a_character_is_no_error(run):
    assert answers(run('{"govspeak": "a\\ud800b"}')) == [{"html": "<p>a\ufffdb</p>\n"}]
