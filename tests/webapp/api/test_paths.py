"""PUT and DELETE /paths/…"""

import pytest


def test_a_path_is_reserved_and_echoed(api):
    expected = (200, {"publishing_app": "publisher", "base_path": "/bees/keep.json"})
    assert api.put("/paths/bees/keep.json", {"publishing_app": "publisher"}) == expected
    assert api.put("/paths/bees/keep.json", {"publishing_app": "publisher"}) == expected


def test_the_root_can_be_reserved(api):
    assert api.put("/paths/", {"publishing_app": "publisher"})[1]["base_path"] == "/"


@pytest.mark.parametrize(("override", "status"), [(None, 422), (False, 422), (True, 200), ("true", 200)])
def test_another_owner_gives_way_only_to_an_override(api, override, status):
    api.put("/paths/bees", {"publishing_app": "whitehall"})
    answered, shown = api.put("/paths/bees", {"publishing_app": "publisher", "override_existing": override})
    assert answered == status
    if status == 422:
        assert "already reserved by whitehall" in shown["error"]["message"]
        assert shown["error"]["error_code"] == "base_path_already_in_use"


@pytest.mark.parametrize("path", ["/paths/bees/", "/paths//bees", "/paths/be%20es", "/paths/be%0Aes"])
def test_a_path_must_be_one(api, path):
    status, shown = api.put(path, {"publishing_app": "publisher"})
    assert (status, shown["error"]["error_code"]) == (422, "absolute_path_invalid")


def test_an_owner_is_required(api):
    status, shown = api.put("/paths/bees", {})
    assert (status, shown["error"]["error_code"]) == (422, "publishing_app_missing")


def test_only_the_owner_gives_a_path_up(api):
    api.put("/paths/bees", {"publishing_app": "whitehall"})
    assert api.delete("/paths/bees", {"publishing_app": "publisher"})[0] == 422
    assert api.delete("/paths/bees", {"publishing_app": "whitehall"})[0] == 200
    assert api.delete("/paths/bees", {"publishing_app": "whitehall"})[0] == 404
