"""What an application is refused is noted, also when it asks under an Idempotency-Key."""

from domain.access_log import find as noted
from tests.examples import new_id

from .conftest import PERSON


def test_a_refused_command_is_noted_as_the_applications_for_the_person_it_names(api):
    item = new_id()
    api.post(f"/v2/content/{item}/publish", {})
    api.headers["Idempotency-Key"] = "once"
    api.post(f"/v2/content/{item}/publish", {})
    assert [(entry.kind, entry.principal, entry.content_id) for entry in noted()] == [("refused", PERSON, item)] * 2
    assert noted()[0].performer.startswith("application:")
    assert noted()[0].request_id == "20-17.4"
