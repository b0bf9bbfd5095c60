"""How long search takes to answer, and how fast it is filled.

python -m tests.benchmarks.search [DOCUMENTS]     20,000 unless said otherwise, in a private database of its own
"""

import random
import sys
from itertools import accumulate
from statistics import quantiles
from time import perf_counter

from domain.search import database, holding
from domain.search.asked import asked
from domain.search.completing import completions
from domain.search.finding import find
from domain.search.item import item_of
from tests.conftest import running_servers

TIMES, BATCH = 20, 100
TYPES, ORGANISATIONS = "answer detailed_guide guide news_story publication speech".split(), 40
WORDS = "bees hives honey swarms pollen keeping registering inspection movement disease".split()
COUNTED = {"aggregate_format": ["20"], "aggregate_organisations": ["20"]}
PAGE = {**COUNTED, "fields": ["title_with_highlighting,snippet,format,organisations"], "count": ["20"]}
QUESTIONS = {
    "nothing, the newest": {},
    "nothing, counted": COUNTED,
    "a word of every document": {"q": ["bees"]},
    "two words of many": {"q": ["honey inspection"]},
    "a word of some": {"q": ["vocable900"]},
    "a rare word": {"q": ["vocable9000"]},
    "a phrase": {"q": ['"bees hives"']},
    "one word without another": {"q": ["honey -swarms"]},
    "a beginning": {"q": ["regis"]},
    "found by nobody, suggestions": {"q": ["inspecton"]},
    "a filter and an order": {"q": ["honey"], "filter_organisations": ["office-3"], "order": ["-public_timestamp"]},
    "the search page": {"q": ["vocable900"], **PAGE},
    "the search page, two words of many": {"q": ["honey disease"], **PAGE},
    "the search page, filtered": {"q": ["vocable500"], **PAGE, "filter_format": ["guide"]},
    "the search page, a word of every document": {"q": ["bees"], **PAGE},
    "a thousand results": {"q": ["honey"], "count": ["1000"]},
}


def main(documents: int) -> None:
    """Fill a search of so many documents and print one line for each question."""
    with running_servers() as settings:
        db = database.connect(settings.search_database_url, 1)
        with db.connection_context():
            print(f"{documents:,} documents, {fill(db, documents):,.0f} a second\n")
            print(f"{'question':<44}{'found':>8}{'best ms':>9}{'p50 ms':>8}{'p95 ms':>8}")
            for label, parameters in QUESTIONS.items():
                question = asked(parameters)
                measure(label, find(db, question).total, lambda question=question: find(db, question))
            measure("titles as one types", len(completions(db, "keep")), lambda: completions(db, "keep"))


def fill(db, documents: int) -> float:
    """Write so many items, in batches as the reconciler does; returns how many were written in a second."""
    made = [_write(number) for number in range(documents)]
    started = perf_counter()
    for start in range(0, documents, BATCH):
        holding.write(db, made[start : start + BATCH])
    seconds = perf_counter() - started
    db.execute_sql("VACUUM ANALYZE items")
    return documents / seconds


def measure(label: str, found: int, ask) -> None:
    """Ask often and print how long it took."""
    took = []
    for _ in range(TIMES):
        started = perf_counter()
        ask()
        took.append(1000 * (perf_counter() - started))
    cuts = quantiles(took, n=20)
    print(f"{label:<44}{found:>8,}{min(took):>9.1f}{cuts[9]:>8.1f}{cuts[18]:>8.1f}")


#: A vocabulary in which, as in any language, few words are common and most are rare.
_VOCABULARY = [*WORDS, *(f"vocable{number}" for number in range(20_000))]
_COMMONNESS = list(accumulate(1 / (rank + 30) for rank in range(len(_VOCABULARY))))


def _write(number: int) -> holding.Write:
    chosen = random.Random(number)  # noqa: S311 -- the same each time
    text = " ".join(chosen.choices(_VOCABULARY, cum_weights=_COMMONNESS, k=300))
    path, office = f"/{number:06}", number % ORGANISATIONS
    organisation = {"content_id": f"o-{office}", "base_path": f"/office-{office}", "title": f"Office {office}"}
    live = {
        "base_path": path,
        "content_id": f"c-{number}",
        "schema_name": "answer",
        "document_type": TYPES[number % len(TYPES)],
        "locale": "en",
        "title": f"{' '.join(text.split()[:6])} {number}".capitalize(),
        "description": " ".join(text.split()[6:26]),
        "details": {"body": f"<p>Bees.</p><p>{text}</p>"},
        "public_updated_at": f"20{10 + number % 16}-{1 + number % 12:02}-{1 + number % 28:02}T09:00:00Z",
        "first_published_at": None,
        "expanded_links": {"organisations": [organisation]},
    }
    return holding.Write(path, 1, item_of(live))


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 20_000)
