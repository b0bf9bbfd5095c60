"""`flask render`: govspeak to HTML, one JSON object a line. It needs neither database nor servers."""

import json
import sys
from typing import Any

import click

from domain.errors import Refusal
from domain.govspeak import render


@click.command("render")
def render_lines() -> None:
    """Render govspeak: one JSON object a line in, {"govspeak": ..., "options": {...}}, one a line out, {"html": ...}.

    A line that cannot be rendered gives {"error": "..."}, and in the end a non-zero exit status.
    """
    failed = False
    for line in sys.stdin.buffer:
        answer = _answer(line)
        failed = failed or "error" in answer
        click.echo(json.dumps(answer, ensure_ascii=False))
    if failed:
        raise click.exceptions.Exit(1)


def _answer(line: bytes) -> dict[str, str]:
    try:
        return {"html": _rendered(json.loads(line.decode("utf-8")))}
    except Refusal as refusal:
        return {"error": f"{refusal.message}."}
    except UnicodeDecodeError:
        return {"error": "This line is not UTF-8."}
    except json.JSONDecodeError as error:
        return {"error": f"This line is not JSON: {error.msg} at character {error.pos + 1}."}
    except (ValueError, TypeError) as error:
        return {"error": str(error)}
    except RecursionError:
        return {"error": "This line is nested too deeply."}


def _rendered(given: Any) -> str:
    if not isinstance(given, dict):
        raise TypeError("This line is not a JSON object with a govspeak.")
    govspeak, options = given.get("govspeak"), given.get("options")
    if not isinstance(govspeak, str | None):
        raise TypeError("The govspeak is not a string.")
    if not isinstance(options, dict | None):
        raise TypeError("The options are not a JSON object.")
    return render(govspeak, **_checked(options or {}))


def _checked(options: dict[str, Any]) -> dict[str, Any]:
    """Options without what is null; lists are lists of what they should hold."""
    for name in ("attachments", "images", "contacts", "links"):
        found = options.get(name)
        if found is not None and not (isinstance(found, list) and all(isinstance(each, dict) for each in found)):
            raise TypeError(f"The option {name} is not a list of JSON objects.")
    return {name: value for name, value in options.items() if value is not None and name != "govspeak"}


COMMANDS = (render_lines,)
