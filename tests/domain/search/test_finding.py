"""What is found, in which order, and how it is told."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from domain.search.asked import Asked, asked
from domain.search.completing import completions
from domain.search.finding import find

from .items import MINISTRY, hold, linked, live


def paths(search, q: str = "", **parameters) -> list[str]:
    found = find(search, asked({"q": [q], **{name: [given] for name, given in parameters.items()}}))
    assert found.total == len(found.results)
    return [each["_id"] for each in found.results]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("registering a bee", {"/bees"}),
        ("REGISTRATION hives", set()),
        ("every hive", {"/bees", "/wasps"}),
        ('"every hive"', {"/bees"}),
        ("hive -nests", {"/bees"}),
        ('hive -"hive or nest"', {"/bees"}),
        ("nests or swarms", {"/bees", "/wasps"}),
        ("nothing or swarms", {"/bees"}),
        ("swarm OR nes", {"/bees", "/wasps"}),
        ("hive reg", {"/bees"}),
        ("registra", {"/register"}),
        ("registra ", set()),
        ('"hive reg', set()),
        ("-hives -registrar", {"/abeilles"}),
        ("l’abeille", {"/abeilles"}),
        ("abeilles domestique", {"/abeilles"}),
        ("the", {"/register"}),
        ("   ", {"/bees", "/wasps", "/register", "/abeilles"}),
        ("!!! & | <->", set()),
    ],
)
def test_the_language_of_queries(search, q, found):
    hold(
        search,
        live("/bees", "Register your bees", body="<p>Every hive, every spring. Swarms too.</p>"),
        live("/wasps", "Wasps", body="<p>Each hive or nest; every nest.</p>"),
        live("/register", "The registrar", body=""),
        live("/abeilles", "Les abeilles domestiques", locale="fr"),
    )
    assert set(paths(search, q)) == found


def test_a_title_weighs_more_than_a_description_and_that_more_than_a_body(search):
    hold(
        search,
        live("/body", "Something", body="<p>Honey</p>"),
        live("/description", "Something", description="Honey"),
        live("/title", "Honey"),
    )
    assert paths(search, "honey") == ["/title", "/description", "/body"]


def test_a_whole_word_goes_before_the_beginning_of_one(search):
    hold(search, live("/caring", "Carpet"), live("/car", "About a car that is a car"))
    assert paths(search, "car") == ["/car", "/caring"]


def test_what_weighs_the_same_comes_newest_first_and_then_by_path(search):
    dates = {"/b": "2025-01-01T00:00:00Z", "/a": "2025-01-01T00:00:00Z", "/c": "2026-01-01T00:00:00Z", "/d": None}
    hold(search, *(live(path, public_updated_at=date, first_published_at=None) for path, date in dates.items()))
    assert paths(search, "bees") == paths(search) == ["/c", "/a", "/b", "/d"]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("title", ["/b", "/a", "/c"]),
        ("-title", ["/c", "/a", "/b"]),
        ("public_timestamp", ["/c", "/a", "/b"]),
        ("-public_timestamp", ["/a", "/c", "/b"]),
    ],
)
def test_other_orders(search, order, found):
    hold(
        search,
        live("/a", "bees b", public_updated_at="2026-01-01T00:00:00Z"),
        live("/b", "Bees A", public_updated_at=None, first_published_at=None),
        live("/c", "Bees C", public_updated_at="2025-01-01T00:00:00Z"),
    )
    assert paths(search, "bees", order=order) == paths(search, order=order) == found


def test_pages_meet_and_the_total_is_of_all(search):
    hold(search, *(live(f"/{number}") for number in range(7)))
    pages = [find(search, asked({"q": ["bees"], "start": [str(start)], "count": ["3"]})) for start in (0, 3, 6, 9)]
    assert [[each["_id"] for each in page.results] for page in pages] == [
        ["/0", "/1", "/2"],
        ["/3", "/4", "/5"],
        ["/6"],
        [],
    ]
    assert {page.total for page in pages} == {7}


def test_filters(search):
    hold(
        search,
        live("/a", document_type="guide", **linked(organisations=[MINISTRY])),
        live("/b", document_type="news_story", locale="cy"),
        live("/c", public_updated_at="2026-03-01T23:59:59Z"),
    )

    def filtered(**parameters) -> str:
        return "".join(sorted(path[1:] for path in paths(search, **parameters)))

    assert filtered(filter_format="guide") == "a"
    both = asked({"filter_format": ["guide", "news_story"], "filter_locale": ["en"]})
    assert [each["_id"] for each in find(search, both).results] == ["/a"]
    for name in ("ministry-of-bees", MINISTRY["content_id"], MINISTRY["base_path"]):
        assert filtered(filter_organisations=name) == "a"
        assert filtered(reject_organisations=name) == "bc"
    assert filtered(filter_organisations="_MISSING") == "bc"
    assert filtered(filter_public_timestamp="from:2026-02-01,to:2026-03-01") == "abc"
    assert filtered(filter_public_timestamp="from:2026-02-04") == "c"
    assert filtered(filter_public_timestamp="to:2026-02-03") == "ab"
    assert filtered(filter_link="/b") == "b"
    assert filtered(filter_format="x') OR 1=1 --") == ""


def test_values_are_counted_without_the_filter_on_their_own_field(search):
    office = MINISTRY | {
        "content_id": "6667cce2-0000-4000-8000-000000000002",
        "title": "Office",
        "base_path": "/office",
    }
    hold(
        search,
        live("/a", **linked(organisations=[MINISTRY, office])),
        live("/b", document_type="guide", **linked(organisations=[MINISTRY])),
        live("/c", document_type="guide"),
    )
    question = {"filter_organisations": ["ministry-of-bees"], "aggregate_organisations": ["1"]}
    found = find(search, asked({**question, "aggregate_format": ["9"]})).aggregates
    named = {"content_id": MINISTRY["content_id"], "link": MINISTRY["base_path"]}
    named |= {"slug": "ministry-of-bees", "title": "Ministry of Bees"}
    assert found["organisations"] == {
        "options": [{"value": named, "documents": 2}],
        "documents_with_no_value": 1,
        "total_options": 2,
        "missing_options": 1,
        "scope": "exclude_field_filter",
    }
    assert [(each["value"]["slug"], each["documents"]) for each in found["format"]["options"]] == [
        ("answer", 1),
        ("guide", 1),
    ]
    question["aggregate_organisations"] = ["9,scope:all_filters"]
    assert find(search, asked(question)).aggregates["organisations"]["documents_with_no_value"] == 0


def test_what_is_found_is_marked_and_everything_else_escaped(search):
    hold(
        search,
        live(
            "/x",
            "<img src=x onerror=alert(1)> bees",
            description='"Bees" & <mark>',
            body="<p>About <b>bees</b> &lt;script&gt;alert(1)&lt;/script&gt;</p>",
        ),
    )
    fields = "title_with_highlighting,description_with_highlighting,snippet"
    [shown] = find(search, asked({"q": ["bee"], "fields": [fields]})).results
    assert shown["title_with_highlighting"] == "&lt;img src=x onerror=alert(1)&gt; <mark>bees</mark>"
    assert shown["description_with_highlighting"] == "&quot;<mark>Bees</mark>&quot; &amp; &lt;mark&gt;"
    assert "<mark>bees</mark>" in shown["snippet"]
    assert "<script" not in shown["snippet"]


def test_only_the_fields_that_were_asked_for_are_told(search):
    hold(search, live())
    [usual] = find(search, asked({})).results
    assert set(usual) == set("_id es_score title link description format content_id public_timestamp locale".split())
    [some_] = find(search, asked({"fields": ["link,phase"]})).results
    assert some_ == {"_id": "/bees", "es_score": None, "link": "/bees", "phase": None}


@pytest.mark.parametrize(
    ("q", "suggested"),
    [
        ("inspecton", ["inspection"]),
        ("bees isnpection", ["bees inspection"]),
        ("inspectoin hive", ["inspection hive"]),
        ("gwenin", ["gwenyn"]),
        ("insbection", ["inspection"]),
        ("imspectiom", ["inspection"]),
        ("hibbs", []),
        ("inspections", []),
        ("inspec", []),
        ("elephants", []),
        ("'); DROP", []),
    ],
)
def test_a_word_that_nothing_has_is_corrected_by_one_letter(search, q, suggested):
    hold(search, live("/a", "Inspection of hives"), live("/b", "Gwenyn", locale="cy"))
    assert find(search, asked({"q": [q]})).suggested_queries == suggested


def test_a_word_of_nothing_that_is_still_held_is_not_suggested(search):
    hold(search, live("/a", "Inspection of hives"))
    hold(search, live("/a", "Something else"))
    assert find(search, asked({"q": ["inspecton"]})).suggested_queries == []


def test_titles_are_offered_while_somebody_types(search):
    hold(
        search,
        live("/a", "Keep bees"),
        live("/b", "Bees and how to keep them"),
        live("/c", "Wasps", description="Keep"),
    )
    assert completions(search, "kee") == ["Keep bees", "Bees and how to keep them"]
    assert completions(search, "bees ke") == ["Bees and how to keep them", "Keep bees"]
    assert completions(search, "k") == completions(search, "") == completions(search, "' & !") == []


NASTY = some.text(alphabet=some.sampled_from("ab '\"\\()&|!<->:*=~@%{}\x00\x02\ud800é🐝\n_-.0"), max_size=40)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(q=some.text(max_size=60) | NASTY | some.text(min_size=390, max_size=600))
def test_every_text_is_a_query(search, q):
    hold(search, live("/a", "a b ab"))
    find(search, Asked(q=q, fields=("title_with_highlighting", "snippet")))
    completions(search, q)


def test_no_query_is_too_long(search):
    for q in ("x" * 5000, "🐝" * 5000, "a-" * 5000, "'" * 5000, "- " * 5000, '"' * 4999, "a or " * 1000):
        find(search, asked({"q": [q]}))
