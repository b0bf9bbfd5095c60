"""What pages can be asked by their addresses and forms: the names, gathered from what reads them."""

from dataclasses import fields

from domain import catalogue, timeline
from domain.content import Content

NAMES = (
    *catalogue.FILTERS,
    *timeline.FILTERS,
    *"q sort at before after from to now seen days all next name type document_type content_id locale title".split(),
    *"base_path writer working_copy do new position links.taxons links.taxons.q links.organisations.q page".split(),
)
FIELDS = (
    *NAMES,
    *(field.name for field in fields(Content)),
    *"details.body version edition comment review_comment without_review explanation destination".split(),
    *"withdrawal_explanation gone_explanation alternative_path discard_draft field run email password".split(),
    *"present role organisations reason publish_at date time year month day hour minute change_note event".split(),
)
