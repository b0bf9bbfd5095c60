"""The description of the JSON API as a page."""

import shlex

from webapp.openapi.examples import examples_of, operations


def test_anybody_may_read_it_and_it_is_linked_from_every_page(visitor):
    assert "/api" in visitor.get("/sign-in").links()
    assert visitor.get("/api").heading == "The JSON API"


def test_it_has_every_operation_with_an_anchor_and_all_its_links_lead_somewhere(visitor):
    page = visitor.get("/api")
    described = visitor.client.get("/openapi.json").json
    assert {operation["operationId"] for _, _, operation in operations(described)} <= set(page.ids)
    assert {f"shape-{name}" for name in described["components"]["schemas"]} <= set(page.ids)
    assert {link[1:] for link in page.links() if link.startswith("#")} <= set(page.ids)


def test_an_example_is_a_command_line_for_the_site_that_is_asked(visitor):
    page = visitor.get("/api", base_url="https://publishing.example.org")
    command = next(text for text in page.inside("pre").split("curl ") if text.startswith("-X PUT"))
    words = shlex.split(command)
    described = visitor.client.get("/openapi.json").json
    path, method, operation = next(each for each in operations(described) if each[2]["operationId"] == "put_content")
    example = next(examples_of(path, method, operation))
    assert words[2] == f"https://publishing.example.org{example.url}"
    assert "Authorization: Bearer $TOKEN" in words


def test_nothing_stands_below_it(editor):
    assert editor.get("/api/nothing", 404).heading == "Page not found"
