"""Rendering takes time that grows with the length of the text and no faster, or is refused."""

import gc
import time
from contextlib import suppress

import pytest

from domain.govspeak.limits import MANY_MARKS, SOURCE, TooMuch
from domain.govspeak.options import options_from
from domain.govspeak.rendering import html_of
from tests.domain.govspeak.worst import WORST

SHORT = 2_000
OPTIONS = options_from({})


@pytest.mark.parametrize("name", WORST)
def test_four_times_the_text_takes_four_times_the_time(name):
    """Twice the text at most 2.5 times the time, so four times 6.25; a quadratic rule would make it 16."""
    ratios = []
    for _ in range(5):
        short, long = seconds(WORST[name](SHORT)), seconds(WORST[name](4 * SHORT))
        ratios.append(long / max(short, 0.002))
        if min(ratios) < 6.25:
            return
    pytest.fail(f"{name}: {ratios}")


def seconds(source: str) -> float:
    """Of the processor, and without collecting garbage, so that nothing else matters."""
    gc.disable()
    start = time.process_time()
    with suppress(TooMuch):
        html_of(source, OPTIONS)
    taken = time.process_time() - start
    gc.enable()
    return taken


@pytest.mark.parametrize("name", ["'['", "'> '", "'* a\\n'", "'|'", "'<div>\\n'", "'&'", "many terms"])
def test_a_megabyte_is_refused_at_once(name):
    start = time.process_time()
    with pytest.raises(TooMuch) as refused:
        html_of(WORST[name](1_000_000), OPTIONS)
    assert f"{MANY_MARKS:,}" in refused.value.message
    assert time.process_time() - start < 0.5


def test_a_long_plain_text_is_rendered():
    assert len(html_of("Bees sting, é. " * 100_000, OPTIONS)) > 1_499_000


@pytest.mark.parametrize(
    "source, words",
    [
        ("a" * (SOURCE + 1), "at most 2,000,000"),
        ("> " * 200 + "a", "Line 1 is inside more than 30"),
        ("a\n\n" + "".join("  " * i + "* a\n" for i in range(60)), "is inside more than 30 lists"),
        ("|" * 5000 + "\n" + "|a\n" * 100, "More cells are missing"),
        ("<b>" * 200, "nested more than 100 deep"),
        ("<div>" * 200, "nested more than 100 deep"),
        (WORST["a long expansion"](100_000), "References bring in"),
        (WORST["a long address"](100_000), "References bring in"),
        (WORST["open elements"](20_000), "reach over too many blocks"),
        ("* a\n" * 20_000, "more than 15,000 paragraphs"),
    ],
)
def test_what_cannot_be_rendered_is_refused_in_words(source, words):
    with pytest.raises(TooMuch) as refused:
        html_of(source, OPTIONS)
    assert words in refused.value.message
    assert refused.value.reason == "govspeak_too_complex"
