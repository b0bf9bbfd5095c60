"""1.13: aliases, embedded content and host content, through HTTP. Oddity 38: a missing block is shown as its code."""

import pytest

from domain.downstream import items
from domain.downstream.present import present
from domain.schemas import Schemas
from jobs.targets import dependencies
from tests.examples import body, new_id
from tests.webapp.api.conftest import PERSON

BLOCK = {
    "schema_name": "content_block",
    "document_type": "content_block_pension",
    "publishing_app": "content-block-manager",
    "title": "Basic State Pension",
    "details": {"rates": {"full": {"amount": "£169.50"}}},
    "update_type": "major",
}


@pytest.fixture
def blocks(app, monkeypatch):
    """Content blocks have a schema only where a folder of schemas is given; here anything is taken for one."""
    monkeypatch.setattr(Schemas, "check", lambda schemas, body: None)


def put_block(api, publish: bool = True, **changes) -> str:
    content_id = new_id()
    assert api.put(f"/v2/content/{content_id}", BLOCK | changes)[0] == 200
    if publish:
        assert api.post(f"/v2/content/{content_id}/publish")[0] == 200
    return content_id


def put_host(api, text: str) -> tuple[dict, str]:
    content_id = new_id()
    status, shown = api.put(f"/v2/content/{content_id}", body(base_path=f"/{content_id}", details={"body": text}))
    assert status == 200
    return shown, shown["base_path"]


def body_of(path: str) -> str:
    return present([path], "draft")[path]["details"]["body"]


def test_an_alias_is_shown_and_given_once_for_all(api, blocks):
    content_id = put_block(api, content_id_alias="state-pension")
    shown = api.get(f"/v2/content/{content_id}")[1]
    assert shown["content_id_aliases"] == [{"content_id": content_id, "name": "state-pension"}]
    assert api.put(f"/v2/content/{content_id}", BLOCK | {"content_id_alias": "state-pension"})[0] == 200
    status, error = api.put(f"/v2/content/{new_id()}", BLOCK | {"content_id_alias": "state-pension"})
    assert (status, error["error"]["error_code"]) == (422, "content_id_alias_already_in_use")


def test_each_occurrence_is_an_embed_link_and_shown_in_its_place(api, blocks):
    block = put_block(api, content_id_alias="state-pension")
    by_alias = "{{embed:content_block_pension:state-pension}}"
    codes = f"{by_alias} {by_alias.replace('state-pension', block + '/rates/full/amount')}"
    shown, path = put_host(api, codes)
    assert shown["links"]["embed"] == [block, block]
    assert "Basic State Pension</span>" in body_of(path)
    assert "£169.50</span>" in body_of(path)
    assert shown["details"]["body"] == codes


@pytest.mark.parametrize(
    "code",
    [
        "{{embed:content_block_pension:no-such-alias}}",
        "{{embed:content_block_tax:state-pension}}",
        "{{embed:unknown:state-pension}}",
        "{{embed:content_block_pension:state-pension/nothing/there}}",
    ],
)
def test_what_refers_to_nothing_is_left_as_it_is(api, blocks, code):
    put_block(api, content_id_alias="state-pension")
    _, path = put_host(api, code)
    assert body_of(path) == code


def test_only_published_blocks_are_shown(api, blocks):
    put_block(api, publish=False, content_id_alias="state-pension")
    shown, path = put_host(api, "{{embed:content_block_pension:state-pension}}")
    assert "embed" not in shown["links"]
    assert body_of(path).startswith("{{embed:")


def test_of_a_content_array_only_the_first_form_counts_but_all_are_shown(api, blocks):
    put_block(api, content_id_alias="state-pension")
    source = [{"content_type": "text/govspeak", "content": "It is {{embed:content_block_pension:state-pension}}."}]
    shown, path = put_host(api, source)
    assert len(shown["links"]["embed"]) == 1
    assert ["Basic State Pension</span>" in form["content"] for form in body_of(path)] == [True, True]


def test_1_7_a_host_tells_what_changed_in_its_blocks_since_it_embeds_them(api, blocks):
    block = put_block(api, content_id_alias="state-pension", change_note="Before")
    shown, path = put_host(api, "{{embed:content_block_pension:state-pension}}")
    api.post(f"/v2/content/{shown['content_id']}/publish")
    api.put(f"/v2/content/{block}", BLOCK | {"change_note": "New rates"})
    assert notes_of(path) == []
    api.post(f"/v2/content/{block}/publish")
    assert notes_of(path) == ["New rates"]
    api.put(f"/v2/content/{shown['content_id']}", body(base_path=path, details={"body": "No block"}))
    assert [each["note"] for each in present([path], "draft")[path]["details"].get("change_history", [])] == []


def notes_of(path: str) -> list[str]:
    return [each["note"] for each in present([path], "live")[path]["details"].get("change_history", [])]


def test_5_4_publishing_a_block_dates_its_hosts_and_each_of_them_hears_of_it_once(api, blocks):
    block = put_block(api, content_id_alias="state-pension")
    shown, path = put_host(api, "{{embed:content_block_pension:state-pension}}")
    host = f"/v2/content/{shown['content_id']}"
    api.post(f"{host}/publish")
    before = present([path], "live")[path]["public_updated_at"]
    later = "2199-01-01T09:00:00Z"
    api.put(f"/v2/content/{block}", BLOCK | {"public_updated_at": later})
    api.post(f"/v2/content/{block}/publish")
    assert present([path], "live")[path]["public_updated_at"] == later
    assert present([path], "draft")[path]["public_updated_at"] == before
    while owed := items.take("dependencies", 10):
        assert dependencies.deliver(owed) == {}
    dependencies.deliver([items.Owed(f"live:{block}:en:block-major", 1, 1)])
    [update] = api.get(f"{host}/events?action=HostContentUpdateJob")[1]
    assert (update["content_id"], update["user_uid"]) == (shown["content_id"], None)
    assert update["payload"]["source_block"] == {
        "title": "Basic State Pension",
        "content_id": block,
        "document_type": "content_block_pension",
        "updated_by_user_uid": PERSON,
    }
    assert api.get(f"/v2/content/{block}/events?action=HostContentUpdateJob")[1] == []


def test_what_is_shown_is_text_and_no_markup(api, blocks):
    put_block(api, content_id_alias="state-pension", title="<script>x</script>")
    _, path = put_host(api, "{{embed:content_block_pension:state-pension}}")
    assert "<script>" not in body_of(path)
