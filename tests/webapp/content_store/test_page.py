"""GET of a path that is not the API's: the page for readers."""

import base64
import hashlib
import re

import pytest

from webapp.frontend import SCRIPTS_RUN

ITEM = {"title": "Keep bees", "document_type": "guide", "schema_name": "guide"}


def test_an_item_is_a_page(live):
    live.put("/keep-bees", **ITEM, description="All about hives", details={"body": "<p>Bees need <b>flowers</b>.</p>"})
    page = live.page("/keep-bees")
    assert page.heading == "Keep bees"
    assert "All about hives" in page.text
    assert page.inside("b") == "flowers"


def test_titles_are_text(live):
    live.put("/keep-bees", **ITEM | {"title": "Bees <b>& wasps</b>"}, description="<script>alert(1)</script>")
    page = live.page("/keep-bees")
    assert page.heading == "Bees <b>& wasps</b>"
    assert "<script>alert" not in page.html


@pytest.mark.parametrize(
    "body",
    [
        "<p>Flowers</p>",
        "Flowers",
        [{"content_type": "text/html", "content": "<p>Flowers</p>"}],
        [{"content_type": "text/govspeak", "content": "Flowers"}],
    ],
)
def test_a_body_may_come_in_several_shapes(live, body):
    live.put("/keep-bees", **ITEM, details={"body": body})
    assert "Flowers" in live.page("/keep-bees").inside("p")


def test_parts_are_listed_and_shown(live):
    parts = [
        {"title": "Hives", "slug": "hives", "body": "<p>Wood</p>"},
        {"title": "Honey", "slug": "honey", "body": "x"},
    ]
    live.put("/keep-bees", **ITEM, details={"parts": parts}, routes=[{"path": "/keep-bees", "type": "prefix"}])
    page = live.page("/keep-bees")
    assert page.inside("h2").startswith("Contents Hives Honey")
    assert {"#hives", "#honey"} <= set(page.links)
    assert {"hives", "honey"} <= set(page.ids)
    response = live.send("GET", "/keep-bees/honey", token=None)
    assert (response.status_code, response.headers["Location"]) == (303, "/keep-bees#honey")


def test_details_without_body_are_still_readable(live):
    details = {
        "more_information": "<p>Ask a keeper</p>",
        "start_link": "https://bees.example/",
        "opening": {"day": "Monday"},
    }
    live.put(
        "/keep-bees", **ITEM, details=details | {"ids": ["6f0c1f9e-0000-4000-8000-000000000000"], "political": True}
    )
    page = live.page("/keep-bees")
    assert page.inside("h2") == "More information Opening Start link"
    assert page.inside("dl") == "Day Monday"
    assert "https://bees.example/" in page.links
    assert "Ask a keeper" in page.inside("p")


HOSTILE = """
<p onclick="x()" style="color: red">text</p><script>x()</script><iframe src="/x">y</iframe><style>p {}</style>
<a href="javascript:x()">link</a><a href="JaVaScRiPt:x()">link</a><img src="x" onerror="x()"><h1>Big</h1>
<form action="/x"><input name="a"></form><svg><script>x()</script></svg><base href="//evil"><div data-hx-get="/x"></div>
"""


def test_hostile_markup_is_taken_out(live):
    live.put(
        "/keep-bees", **ITEM, details={"body": HOSTILE, "more": HOSTILE}, withdrawn_notice={"explanation": HOSTILE}
    )
    page = live.page("/keep-bees")
    body = page.html[page.html.index("<main") :]
    for word in ("script", "onclick", "onerror", "style=", "iframe", "<form", "<input", "<base", "data-hx", "x()"):
        assert word not in body
    assert "Big" in page.inside("h2")


GOVSPEAK = (
    '<div role="note" aria-label="Warning" class="application-notice help-notice"><p>Stings</p></div>'
    '<table><thead><tr><th scope="col" class="cell-text-right">Hive</th></tr></thead><tbody><tr><td colspan="2">1</td>'
    '</tr></tbody></table><abbr title="Queen bee">QB</abbr><figure class="image embedded"><div class="img">'
    '<img src="https://assets.example/a.jpg" alt="A bee"></div><figcaption><p>Bee</p></figcaption></figure>'
    '<h2 id="hives">Hives</h2><sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote" role="doc-noteref">'
    '1</a></sup><a href="https://bees.example" rel="external">Bees</a><a href="mailto:a@b.example">Mail</a>'
)


def test_govspeak_comes_through_unchanged(live):
    live.put("/keep-bees", **ITEM, details={"body": GOVSPEAK})
    assert GOVSPEAK in live.page("/keep-bees").html


def test_ids_that_occur_twice_are_dropped(live):
    twice = '<h2 id="main-content">a</h2><h2 id="b">b</h2><h2 id="b">c</h2>'
    live.put("/keep-bees", **ITEM, details={"parts": [{"slug": "b", "body": twice}, {"slug": "b", "body": twice}]})
    assert sorted(live.page("/keep-bees").ids) == ["b", "main-content"]


def test_translations_and_links_are_listed(live):
    links = {
        "available_translations": [
            {"base_path": "/keep-bees", "locale": "en", "title": "Keep bees"},
            {"base_path": "/keep-bees.cy", "locale": "cy", "title": "Cadw gwenyn"},
        ],
        "ordered_related_items": [{"base_path": "/honey", "title": "Honey"}, {"title": "A thing without a page"}],
        "hostile": [{"base_path": "javascript:alert(1)", "title": "x"}, {"base_path": "//evil.example", "title": "y"}],
    }
    live.put("/keep-bees", **ITEM, expanded_links=links)
    page = live.page("/keep-bees")
    assert page.links[-2:] == ["/keep-bees.cy", "/honey"]
    assert "Cymraeg" in page.inside("nav")
    assert "Ordered related items" in page.inside("h2")
    assert "A thing without a page" in page.inside("li")


@pytest.mark.parametrize(
    ("locale", "lang", "direction"), [("cy", "cy", None), ("ar", "ar", "rtl"), ("dr", "prs", "rtl")]
)
def test_the_language_is_told(live, locale, lang, direction):
    live.put("/keep-bees", **ITEM, locale=locale)
    main = live.page("/keep-bees").find("main")[0]
    assert (main["lang"], main.get("dir")) == (lang, direction)


def test_a_withdrawn_item_says_so(live):
    notice = {"explanation": "<p>Out of date</p>", "withdrawn_at": "2026-01-28T13:05:30Z"}
    live.put("/keep-bees", **ITEM, details={"body": "<p>Old</p>"}, withdrawn_notice=notice)
    text = live.page("/keep-bees").inside("main")
    assert "This was withdrawn on 28 January 2026" in text
    assert "Out of date" in text
    assert "Old" in text


def test_changes_are_listed(live):
    history = [{"note": "First <b>published", "public_timestamp": "2026-02-03T09:05:00Z"}]
    live.put("/keep-bees", **ITEM, details={"body": "x", "change_history": history})
    assert live.page("/keep-bees").inside("dl") == "3 February 2026 First <b>published"


def test_the_draft_store_says_that_it_is_a_preview(live, draft):
    for store in (live, draft):
        store.put("/keep-bees", **ITEM)
    assert "Draft preview" in draft.page("/keep-bees").text
    assert "Draft preview" in draft.page("/nothing", 404).text
    assert "Draft preview" not in live.page("/keep-bees").text


def redirect(path="/old", type="exact", **more):
    return {"path": path, "type": type, **more}


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ("/old", "/new?a=b#c"),
        ("/old?x=y", "/new?a=b#c"),
        ("/old/ignored/rest", "/top"),
        ("/kept", "/new"),
        ("/kept/one/two?x=y", "/new/one/two?x=y"),
        ("/kept/exactly", "https://elsewhere.gov.uk/"),
        ("/root/one", "/one"),
        ("/root//evil.example", "/evil.example"),
        ("/cafés", "/caf%C3%A9"),
    ],
)
def test_redirects_lead_on(live, asked, location):
    redirects = [
        redirect("/old", destination="/new?a=b#c"),
        redirect("/old/ignored", "prefix", destination="/top"),
        redirect("/kept", "prefix", destination="/new", segments_mode="preserve"),
        redirect("/kept/exactly", destination="https://elsewhere.gov.uk/"),
        redirect("/root", "prefix", destination="/", segments_mode="preserve"),
        redirect("/caf%C3%A9s", destination="/café"),
    ]
    live.put("/old", schema_name="redirect", document_type="redirect", redirects=redirects)
    response = live.send("GET", asked, token=None)
    assert (response.status_code, response.headers["Location"]) == (301, location)


@pytest.mark.parametrize("destination", [None, 1, "javascript:alert(1)", "new", "/a\nb", "data:text/html,x", ""])
def test_a_redirect_to_nowhere_is_not_found(live, destination):
    redirects = [redirect(destination=destination), redirect("/older", destination=destination)]
    live.put("/old", schema_name="redirect", document_type="redirect", redirects=redirects)
    live.page("/old", 404)
    live.page("/older", 404)


@pytest.mark.parametrize("destination", ["//evil.example", "/\\evil.example", "///evil.example"])
def test_a_redirect_within_the_site_stays_there(live, destination):
    live.put("/old", schema_name="redirect", document_type="redirect", redirects=[redirect(destination=destination)])
    assert live.send("GET", "/old", token=None).headers["Location"] == "/evil.example"


def test_gone_says_why_and_where_to_go(live):
    details = {"explanation": "<p>Published in error</p>", "alternative_path": "/new"}
    live.put("/gone", schema_name="gone", document_type="gone", details=details)
    page = live.page("/gone", 410)
    assert page.heading == "This page has been removed"
    assert "Published in error" in page.inside("p")
    assert "/new" in page.links


def test_gone_without_a_word(live):
    live.put("/gone", schema_name="gone", document_type="gone", details={"alternative_path": "javascript:alert(1)"})
    assert "javascript" not in live.page("/gone", 410).html


def test_nothing_there(live):
    assert live.page("/nothing", 404).heading == "Page not found"


def test_a_path_that_is_no_text(live):
    assert live.page("/x", 400, environ_overrides={"PATH_INFO": "/caf\xe9"}).heading == "This address is not valid"


def test_a_slash_at_the_end_is_taken_off(live):
    live.put("/keep-bees", **ITEM)
    response = live.send("GET", "/keep-bees/", token=None)
    assert (response.status_code, response.headers["Location"]) == (301, "/keep-bees")


def test_a_page_is_asked_for_again_and_sent_only_if_it_changed(live):
    live.put("/keep-bees", 1, **ITEM)
    response = live.send("GET", "/keep-bees", token=None)
    assert response.headers["Cache-Control"] == "public, no-cache"
    client, seen = live.app.test_client(), {"If-None-Match": response.headers["ETag"]}
    assert client.get("/keep-bees", headers=seen).status_code == 304
    live.put("/keep-bees", 2, **ITEM | {"title": "Keep wasps"})
    assert client.get("/keep-bees", headers=seen).status_code == 200


def test_nothing_inline_runs_but_the_one_script_that_the_policy_knows(live):
    live.put("/keep-bees", **ITEM, details={"body": HOSTILE})
    response = live.send("GET", "/keep-bees", token=None)
    assert f"script-src 'self' {SCRIPTS_RUN};" in response.headers["Content-Security-Policy"]
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", response.text, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert [f"'sha256-{each}'" for each in hashes] == [SCRIPTS_RUN]


def test_only_what_is_built_is_served(live):
    assert live.send("GET", "/static/package.json", token=None).status_code == 404
    assert live.send("GET", "/static/build/../package.json", token=None).status_code == 404
    assert live.send("GET", "/static/build/annals.css", token=None).mimetype == "text/css"


def test_posting_to_a_page_is_not_allowed(live):
    assert live.send("POST", "/keep-bees", {}).status_code == 405


def test_what_editors_tell_each_other_is_not_for_readers(live):
    live.put("/t", title="Hives", details={"internal_name": "Hives [old]", "notes_for_editors": "Do not use."})
    text = live.page("/t").text
    assert "Hives [old]" not in text
    assert "Do not use" not in text
