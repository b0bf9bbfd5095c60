"""From stored values to a form and back: every widget."""

import pytest

from domain.widgets import WIDGETS, Field

ID, OTHER = "1a5f0e6e-2f6b-4d53-9d0c-9b8b8f0a7c01", "1a5f0e6e-2f6b-4d53-9d0c-9b8b8f0a7c02"
GOVSPEAK = [{"content_type": "text/govspeak", "content": "A *b*"}]
TEXTS = ["text", "textarea", "markdown", "select", "radios", "date", "email", "url", "slug", "base_path"]
PHONES = [{"title": "Hive", "number": "1", "secret": True}, {"title": "Hive", "number": "2"}]


def field(widget, **more):
    of_records = [
        Field(name="title", label="Title", widget="text"),
        Field(name="number", label="Number", widget="text"),
    ]
    more = {"fields": tuple(of_records)} | more if widget == "records" else more
    made = Field(name="details.x", label="X", widget=widget, options=(("a", "A"), ("b", "B")), **more)
    return Field(**vars(made) | WIDGETS[widget].presets(made))


def sent(name, value):
    """What a browser sends for a value that it was shown."""
    if isinstance(value, str):
        return {name: value.replace("\n", "\r\n")}
    typed = {name: ""}
    for index, each in enumerate(value):
        if isinstance(each, str):
            typed[f"{name}.{index}"] = each
        else:
            for sub, text in each.items():
                typed |= sent(f"{name}.{index}.{sub}", text)
    return typed


def back(widget, stored, value, **more):
    """What is stored once `value` was typed over `stored`."""
    of, it = field(widget, **more), WIDGETS[widget]
    return it.to_store(of, it.cleaned(of, it.read(of, of.name, sent(of.name, value))), stored, None)


@pytest.mark.parametrize("widget", WIDGETS)
@pytest.mark.parametrize(
    "stored",
    [None, "", "a", " a\r\nb ", True, False, GOVSPEAK, [], [ID, OTHER], PHONES, [{"title": "", "number": ""}], [{}]],
)
def test_what_fits_comes_back_from_the_form_as_it_was_shown(widget, stored):
    of, it = field(widget), WIDGETS[widget]
    if it.fits(of, stored):
        shown = it.shown(of, stored)
        assert it.cleaned(of, it.read(of, of.name, sent(of.name, shown))) == it.cleaned(of, shown)


@pytest.mark.parametrize(
    ("widget", "stored"),
    [(each, wrong) for each in TEXTS for wrong in (3, True, {"a": 1}, ["a"])]
    + [("checkbox", "true"), ("links", ["no id"]), ("links", "x"), ("records", ["x"]), ("records", [{"title": 3}])],
)
def test_what_does_not_fit_is_not_shown(widget, stored):
    assert not WIDGETS[widget].fits(field(widget), stored)


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_field_that_was_not_sent_says_nothing(widget):
    assert WIDGETS[widget].read(field(widget), "details.x", {"details.xy": "a", "details": "b"}) is None


@pytest.mark.parametrize(
    ("widget", "value", "stored"),
    [
        ("text", " a\nb ", "ab"),
        ("textarea", "a\nb ", "a\nb "),
        ("textarea", " \n", None),
        ("markdown", "A *b*", GOVSPEAK),
        ("checkbox", "true", True),
        ("checkbox", "", False),
        ("select", "b", "b"),
        ("links", [ID, OTHER, ID, "x"], [ID, OTHER]),
        ("links", [], None),
        ("records", [{"title": "", "number": " "}], None),
        ("records", [{"title": "Hive", "number": ""}], [{"title": "Hive"}]),
    ],
)
def test_what_was_typed_is_what_is_stored(widget, value, stored):
    assert back(widget, None, value) == stored


def test_of_one_link_the_last_chosen_stays():
    assert back("links", [ID], [ID, OTHER], many=False) == [OTHER]


def test_a_record_keeps_what_the_form_does_not_show():
    assert back("records", PHONES, [{"title": "Hive", "number": "2"}, {"title": "Bees", "number": "1"}]) == [
        PHONES[1],
        {"title": "Bees", "number": "1", "secret": True},
    ]


def test_a_part_without_a_slug_gets_one_from_its_title():
    value = [{"title": "Crème & bees", "slug": "", "body": "A *b*"}]
    assert back("parts", None, value) == [{"title": "Crème & bees", "slug": "creme-and-bees", "body": GOVSPEAK}]


@pytest.mark.parametrize(
    ("widget", "good", "bad"),
    [
        ("date", "2026-02-28", "2026-02-30"),
        ("email", "a@b.example", "a@b"),
        ("url", "https://b.example/x", "b.example"),
        ("url", "/bees", "javascript:alert(1)"),
        ("slug", "bees-2", "Bees 2"),
        ("select", "a", "c"),
        ("radios", "b", "A"),
    ],
)
def test_what_is_wrong_is_found(widget, good, bad):
    def problems(value, **more):
        return list(WIDGETS[widget].problems(field(widget, **more), "details.x", value))

    assert problems(good) == problems("") == []
    assert [problem.attribute for problem in problems(bad)] == ["details.x"]
    assert [problem.error for problem in problems("", required=True)] == ["blank"]


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (["0", "down"], "bac"),
        (["2", "up"], "acb"),
        (["0", "up"], "abc"),
        (["2", "down"], "abc"),
        (["1", "remove"], "ac"),
        (["7", "remove"], "abc"),
        (["x", "up"], "abc"),
        (["search"], "abc"),
    ],
)
def test_items_are_removed_and_moved(change, after):
    records = [{"title": each, "number": ""} for each in "abc"]
    changed = WIDGETS["records"].changed(field("records"), records, change)
    assert "".join(record["title"] for record in changed) == after
    assert "".join(WIDGETS["links"].changed(field("links"), list("abc"), change)) == after
