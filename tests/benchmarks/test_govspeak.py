"""How long a typical document takes. The figures are printed; what is asserted leaves room for a slow machine."""

import time

from domain.govspeak import render
from domain.govspeak.cache import forget
from domain.govspeak.options import options_from
from domain.govspeak.rendering import html_of

PART = """## Who can apply for part {0}

You can apply if you're a *resident* of the UK and have **not** applied before. See [the guidance](https://www.gov.uk/a)
or [another site](https://example.org/page "Title") for details -- it's worth reading "in full".

^You must apply before the end of the month.^

* a passport
* a driving licence
  * full
  * provisional
* proof of your address

$CTA
s1. Sign in
s2. Pay the fee[^{0}]
$CTA

| Type   | Fee |
|--------|----:|
|# Adult | £10 |

[^{0}]: By card only.

You'll need to wait for about 10 working days. Contact the office at <office@example.org> if you haven't heard anything.

"""
DOCUMENT = "".join(PART.format(number) for number in range(9))[:4096]


def best(work, times: int = 40) -> float:
    """Milliseconds of the processor, of the quickest of many."""
    figures = []
    for _ in range(times):
        start = time.process_time()
        work()
        figures.append(time.process_time() - start)
    return min(figures) * 1000


def test_a_document_of_4_kb(capsys):
    forget()
    options = options_from({})
    first, again = best(lambda: html_of(DOCUMENT, options)), best(lambda: render(DOCUMENT))
    long = best(lambda: html_of(DOCUMENT * 25, options), 3)
    with capsys.disabled():
        print(f"\ngovspeak of 4 KB: {first:.2f} ms, rendered before: {again:.3f} ms; of 100 KB: {long:.0f} ms")
    assert first < 20
    assert again < 0.5
