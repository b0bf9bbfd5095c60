"""What is said of reviews."""

from domain import events
from domain.describe.words import Names, Parts, quoted


def parts(event: events.Event, what: str, name_of: Names) -> Parts | None:
    """The parts of the sentence for an event of this kind, None for another."""
    match event:
        case events.ReviewRequested(comment=comment):
            return "submitted", what, f"for review{quoted(comment)}"
        case events.ReviewRequestTakenBack():
            return "took back the request to review", what, ""
        case events.ChangesRequested(comment=comment):
            return "asked for changes to", what, f"before it is approved{quoted(comment)}"
        case events.DraftApproved(user_facing_version=version, comment=comment):
            return "approved", what, f"(edition {version}){quoted(comment)}"
        case events.ApprovalTakenBack():
            return "took back the approval of", what, ""
        case events.ApprovalVoided():
            return "changed", what, "after it had been approved, so that the approval is void"
        case events.PublishedWithoutReview(user_facing_version=version, reason=reason):
            return "published", what, f"(edition {version}) without review{quoted(reason)}"
        case events.PublicationLookedBackAt(user_facing_version=version, comment=comment):
            return "looked back at", what, f"(edition {version}), published without review{quoted(comment)}"
    return None
