"""Words that were removed and added are found, alone and in phrases, and nothing else is."""

import random

import pytest

from domain.changes.texts import changed, texts_of
from domain.changes.words import changes, query, terms_in, vector, words_of
from domain.content import Content

BEFORE = "You must apply within 28 days of the decision. The fee is £10."
AFTER = "You must apply within 30 days of the decision, and pay the fee of £10."


@pytest.fixture
def found(db):
    """Whether a search finds the change from one text to another, as PostgreSQL has it."""

    def found(search: str, before: str = BEFORE, after: str = AFTER, mark: str | None = None) -> bool:
        stored = vector(changes(words_of(before), words_of(after)))
        looked_for = query(terms_in(search, mark))
        return db.execute_sql("SELECT %s::tsvector @@ %s::tsquery", (stored or "", looked_for)).fetchone()[0]

    return found


@pytest.mark.parametrize(
    "search",
    ["28", "-28", '-"decision the fee"', '+"decision and"', '"within 28 days"', '-"within 28 days"',
     '-"28 days of the decision"', "+30 -28", "+pay", "pa*",
     '+"within 30 da*"', "“within 28 days”", "28 30", '-"You MUST apply within 28 days of the decision"'],
)  # fmt: skip
def test_what_was_removed_or_added_is_found(found, search):
    assert found(search)


@pytest.mark.parametrize(
    "search",
    ["+28", "-30", "within", "days", '"of the decision"', '-"within 30 days"', '+"within 28 days"', "elephants",
     '"28 within"', '-"28 fee"', "28 elephants", "-pa*"],
)  # fmt: skip
def test_what_stayed_or_was_never_there_is_not_found(found, search):
    assert not found(search)


def test_what_is_asked_for_can_be_marked_for_all_words(found):
    assert found("28", mark="-")
    assert not found("28", mark="+")
    assert found("+30", mark="-"), "what is marked itself stays so"


@pytest.mark.parametrize("seed", range(30))
def test_a_phrase_is_removed_where_it_is_there_less_often_than_before(found, seed):
    chance = random.Random(seed)
    before = [chance.choice("abcde") for _ in range(chance.randint(1, 30))]
    after = [each for each in before if chance.random() < 0.8]
    after[3:3] = [chance.choice("abcde") for _ in range(chance.randint(0, 4))]
    for length in (1, 2, 3, 5, 7):
        for start in range(len(before) - length + 1):
            phrase = before[start : start + length]
            times = [_times(phrase, words) for words in (before, after)]
            texts = [" ".join(words) for words in (before, after)]
            if times[0] > times[1]:
                assert found(f'-"{" ".join(phrase)}"', *texts), (phrase, texts)
            if not times[1]:
                assert not found(f'+"{" ".join(phrase)}"', *texts), (phrase, texts)


def _times(phrase: list[str], words: list[str]) -> int:
    return sum(words[at : at + len(phrase)] == phrase for at in range(len(words)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t PAY £10.50!", ["don", "t", "pay", "10", "50"]),
        ("<p>Within <strong>28</strong> days</p>", ["within", "28", "days"]),
        ("if a < b and c > d", ["if", "a", "b", "and", "c", "d"]),
        ("養蜂28日", ["養", "蜂", "28", "日"]),
        ("Straße ﬁn", ["strasse", "fin"]),
        ("", []),
    ],
)
def test_words_are_taken_as_they_are_written(text, words):
    assert words_of(text) == words


def test_what_is_written_without_spaces_is_found_by_any_run_of_its_characters(found):
    assert found('-"蜂28"', "養蜂28日", "養蜂30日")


@pytest.mark.parametrize("text", ["", '""', "…", "-", "*"])
def test_a_search_for_no_word_says_what_would_be_right(text):
    with pytest.raises(ValueError, match="write at least one word"):
        terms_in(text)


def test_a_search_for_very_many_words_is_refused():
    with pytest.raises(ValueError, match="at most 40"):
        terms_in("bee " * 41)


@pytest.mark.parametrize("search", ["'", "\\", "a:*", "a & b", "!a", "'a' <-> 'b", "-- x", "((", "a\\'b"])
def test_nothing_that_is_typed_is_taken_for_a_query(found, search):
    found(search + " x")


@pytest.mark.parametrize("words", [["bee"] * 300_000, [f"word{n}" for n in range(300_000)], ["蜂" * 60] * 50_000])
def test_a_change_of_any_size_can_be_stored(db, words):
    stored = vector(changes([], words))
    assert db.execute_sql("SELECT length(%s::tsvector)", (stored,)).fetchone()[0] > 0


def test_long_texts_are_compared_in_reasonable_time():
    before = [f"w{n % 5000}" for n in range(200_000)]
    after = before[:100_000] + ["new"] + before[100_000:-1]
    assert vector(changes(before, after))


def test_every_text_of_a_document_is_compared():
    before = Content(title="Bees", details={"body": "Old", "parts": [{"title": "One", "body": [
        {"content_type": "text/govspeak", "content": "Deep"}]}]})  # fmt: skip
    after = Content(title="Wasps", change_note="Renamed", details={"parts": []})
    found = list(changed(texts_of(before), texts_of(after)))
    marked = {(word, each.mark) for each in found for word in each.words[each.start : each.end]}
    assert marked == {("bees", "-"), ("wasps", "+"), ("renamed", "+"), ("old", "-"), ("one", "-"), ("deep", "-")}
