"""What each page takes, by the name of its view. A view that is not here is refused to everybody."""

from typing import NamedTuple

from domain import permissions

#: Whoever asks, signed in or not.
ANYBODY = "anybody"


class Group(NamedTuple):
    takes: str
    views: str


GROUPS = (
    Group(ANYBODY, "sign_in start_session invitation choose_password api"),
    Group("look", "catalogue document comparison list_reviews list_schedules timeline changes newer event"),
    Group("look", "as_it_was as_it_was_when as_readers_saw_it documents_as_they_were site_as_it_was export_timeline"),
    Group("look", "system statistics statistics_as_csv keyboard list_checkpoints whereabouts before_publishing"),
    Group("look", "unpublishing choices path list_presence leave list_working_copies"),
    Group("own", "account change_password end_other_sessions end_own_session end_session save_filter delete_filter"),
    Group("write", "new_document create_document save_draft change_form change_new_form preview keep_working_copy"),
    Group("write", "forget_working_copy discard_draft restore submit_for_review take_back_review undo send_again"),
    Group("review", "approve request_changes look_back"),
    Group("publish", "publish schedule cancel_schedule republish unpublish"),
    Group("audit", "access export_accesses list_applications one_application"),
    # Of its buttons each takes its own: webapp/pages/system.py.
    Group("verify", "start_run"),
    Group("people", "people new_person invite one_person change_person make_password_link sign_person_out"),
    Group("people", "deactivate_person reactivate_person"),
    Group("people", "new_application register_application issue_token revoke_token"),
)
TAKES = {view: group.takes for group in GROUPS for view in group.views.split()}


def takes(endpoint: str | None) -> str | None:
    """The permission that a view of the pages takes, `ANYBODY`, or None for one that nobody may use."""
    return TAKES.get((endpoint or "").removeprefix("pages."))


def may(role: str | None, permission: str | None) -> bool:
    """Whether somebody of this role, None if nobody has signed in, may use what takes the permission."""
    return permission == ANYBODY or (permission is not None and permissions.has(role, permission))
