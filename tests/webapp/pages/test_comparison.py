"""/documents/<content_id>/<locale>/comparison and /as-of/<position>"""

import pytest

from domain import log
from domain.commands import DiscardDraft, PatchLinks, Publish
from domain.handle import handle
from tests.examples import new_id, save

from .conftest import BEES, BEES_PATH, OPERATOR

URL = f"{BEES_PATH}/comparison"


def shown(page) -> list[str]:
    """The labels of what differs."""
    count = len([given for given in page.find("section") if "annals-difference" in given.get("class", "")])
    texts = [text for stack, text in page.texts if stack[-1] == "h3" and "section" in stack]
    return texts[:count]


def head() -> int:
    return log.head()[0]


def test_it_compares_what_is_live_with_the_draft(auditor, bees):
    handle(save(BEES, title="Keep more bees", details={"body": "<p>Bees need many flowers.</p>"}), OPERATOR)
    page = auditor.get(URL)
    assert page.heading == "Compare moments of ‘Keep more bees’"
    assert shown(page) == ["Title", "Body"]
    assert page.inside("ins") == "added: more (end of what was added) added: many (end of what was added)"
    assert "restoration" not in page.html, "an auditor looks only"


def test_without_a_draft_it_compares_the_last_two_moments(editor, bees):
    target = save(base_path="/wasps", title="Wasps")
    handle(target, OPERATOR)
    handle(PatchLinks(content_id=BEES, links={"related": [target.content_id]}), OPERATOR)
    page = editor.get(URL)
    assert shown(page) == ["Related (links)"]
    assert "Wasps" in page.inside("ins")


def test_one_moment_is_compared_with_nothing(editor, draft):
    page = editor.get(URL)
    assert "Before there was anything" in page.text
    assert "Title" in shown(page)
    assert "restoration" not in page.html


def test_any_two_moments_can_be_chosen_and_swapped(editor, bees):
    first = head() - 1
    handle(save(BEES, title="Wasps"), OPERATOR)
    handle(save(BEES, title="Hornets"), OPERATOR)
    page = editor.get(f"{URL}?from={head() - 1}&to={head()}")
    assert (page.inside("del").split()[1], page.inside("ins").split()[1]) == ("Wasps", "Hornets")
    swapped = editor.get(next(link for link in page.links() if f"from={head()}" in link and f"to={head() - 1}" in link))
    assert swapped.inside("ins").split()[1] == "Wasps"
    assert "Keep bees" in editor.get(f"{URL}?from={first}&to={head()}").inside("del")
    with_before = editor.get(f"{URL}?to={head()}")
    assert with_before.inside("del").split()[1] == "Wasps"


@pytest.mark.parametrize(
    "query", ["from=x&to=y", "from=-1&to=0", f"from={'9' * 40}&to=1", "to=1", "before=x", "before=1"]
)
def test_a_position_that_makes_no_sense_breaks_nothing(editor, bees, query):
    editor.get(f"{URL}?{query}")


def test_older_moments_are_a_page_further(editor, bees):
    for _ in range(60):
        handle(PatchLinks(content_id=BEES, links={}), OPERATOR)
    page = editor.get(URL)
    older = next(link for link in page.links() if "before=" in link)
    assert len(page.find("option")) == 100
    assert "saved a draft" in editor.get(older).inside("option")


def test_identical_moments_are_said_to_be(editor, bees):
    assert "Nothing that it says differs" in editor.get(f"{URL}?from={head() - 1}&to={head()}").text
    assert "only one moment" in editor.get(f"{URL}?from={head()}&to={head()}").text


def test_the_history_leads_to_comparisons_and_to_how_it_was(editor, bees):
    handle(save(BEES, title="Wasps"), OPERATOR)
    links = editor.get(BEES_PATH).links()
    assert URL in links
    assert f"{URL}?to={head()}" in links
    assert f"/events/{head() - 1}" in links
    assert f"{BEES_PATH}/as-of/{head() - 1}" in editor.get(f"/events/{head() - 1}").links()
    assert f"/timeline/{head()}/changes" in editor.get("/timeline").links()


def test_how_it_was_is_read_only_and_says_so(auditor, bees):
    published, target = head(), save(base_path="/wasps", title="A wasp")
    handle(target, OPERATOR)
    handle(PatchLinks(content_id=BEES, links={"related": [target.content_id]}), OPERATOR)
    handle(save(BEES, title="Wasps", details={"body": "New"}), OPERATOR)
    page = auditor.get(f"{BEES_PATH}/as-of/{published}")
    assert page.heading.startswith("Keep bees")
    assert "This is the past" in page.text
    assert "Bees need flowers." in page.text
    assert "A wasp" not in page.text
    assert [form.method for form in page.forms if "Sign out" not in form.actions] == ["get"]
    assert "A wasp" in auditor.get(f"{BEES_PATH}/as-of/{head()}").text


def test_before_its_first_moment_it_was_not_there(auditor, bees):
    auditor.get(f"{BEES_PATH}/as-of/0", 404)
    auditor.get(f"/documents/{new_id()}/en/as-of/5", 404)
    assert "yet" in auditor.get(f"{BEES_PATH}/as-of/{'9' * 30}", 404).text


def test_what_was_discarded_said_nothing_then(editor, draft):
    handle(DiscardDraft(content_id=BEES), OPERATOR)
    assert "There was no edition then" in editor.get(f"{BEES_PATH}/as-of/{head()}").text
    assert "Title" in shown(editor.get(URL))


def test_it_takes_a_constant_number_of_queries(editor, bees, count_queries):
    target = save(base_path="/t")
    handle(target, OPERATOR)
    handle(PatchLinks(content_id=BEES, links={"related": [target.content_id]}), OPERATOR)
    handle(save(BEES, title="A"), OPERATOR)
    editor.get(URL)
    with count_queries() as for_few:
        editor.get(URL)
    for number in range(30):
        handle(PatchLinks(content_id=BEES, links={"related": [target.content_id]}), OPERATOR)
        handle(save(BEES, title=f"A {number}"), OPERATOR)
    with count_queries() as for_many:
        editor.get(URL)
    assert len(for_many) == len(for_few)


def test_publishing_alone_changes_how_it_stands(auditor, draft):
    handle(save(BEES, access_limited={"users": ["u1"]}), OPERATOR)
    handle(Publish(content_id=BEES), OPERATOR)
    page = auditor.get(URL)
    assert shown(page) == ["Who may see the draft"]
    assert "u1" in page.inside("del")
