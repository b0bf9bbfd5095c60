"""Every event there is. Names and fields are a storage format: change them only by adding, with an upcaster.

Who, when and through what belong to the envelope (`domain.log.Recorded`), never to a payload.
"""

from typing import Any

from domain.events.accounts import (
    AccountCreated,
    AccountDeactivated,
    AccountInvited,
    AccountOrganisationsChanged,
    AccountReactivated,
    AccountRoleChanged,
    ApplicationRegistered,
    FilterDeleted,
    FilterSaved,
    InvitationAccepted,
    PasswordChanged,
    PasswordLinkMade,
    TokenIssued,
    TokenRevoked,
)
from domain.events.documents import (
    DraftDiscarded,
    DraftSaved,
    EditionPublished,
    EditionRepublished,
    EditionSubstituted,
    EditionUnpublished,
    HostContentUpdated,
)
from domain.events.links import LinksPatched
from domain.events.paths import AliasAssigned, PathReleased, PathReserved, PublishIntentDeleted, PublishIntentPut
from domain.events.reviews import (
    ApprovalTakenBack,
    ApprovalVoided,
    ChangesRequested,
    DraftApproved,
    PublicationLookedBackAt,
    PublishedWithoutReview,
    ReviewRequested,
    ReviewRequestTakenBack,
)
from domain.events.schedules import PublicationScheduled, ScheduleCancelled, ScheduleMet, ScheduleMissed

EVENT_TYPES = {
    each.__name__: each
    for each in (
        DraftSaved,
        DraftDiscarded,
        EditionPublished,
        EditionUnpublished,
        EditionSubstituted,
        EditionRepublished,
        ReviewRequested,
        ReviewRequestTakenBack,
        ChangesRequested,
        DraftApproved,
        ApprovalTakenBack,
        ApprovalVoided,
        PublishedWithoutReview,
        PublicationLookedBackAt,
        PublicationScheduled,
        ScheduleCancelled,
        ScheduleMet,
        ScheduleMissed,
        LinksPatched,
        PathReserved,
        PathReleased,
        HostContentUpdated,
        AliasAssigned,
        PublishIntentPut,
        PublishIntentDeleted,
        AccountCreated,
        AccountInvited,
        InvitationAccepted,
        PasswordLinkMade,
        PasswordChanged,
        AccountRoleChanged,
        AccountOrganisationsChanged,
        AccountDeactivated,
        AccountReactivated,
        ApplicationRegistered,
        TokenIssued,
        TokenRevoked,
        FilterSaved,
        FilterDeleted,
    )
}
Event = Any
