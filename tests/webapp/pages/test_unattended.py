"""What pages ask by themselves"""

import pytest

from .conftest import BEES_PATH


@pytest.mark.parametrize("path", ["/timeline/newer?after=1", f"{BEES_PATH}/presence", f"{BEES_PATH}/whereabouts"])
def test_it_neither_prolongs_a_session_nor_brings_it_back(editor, bees, path):
    editor.part(path)
    assert "Set-Cookie" not in editor.response.headers
    editor.get("/timeline")
    assert "Set-Cookie" in editor.response.headers
