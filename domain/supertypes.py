"""Supertypes: coarser groups of document types, for search, navigation and e-mail alerts."""

# value of the supertype -> the document types (or subgroups) that have it
USER_JOURNEY = {
    "finding": (
        "document_collection finder homepage license_finder mainstream_browse_page organisation search"
        " service_manual_homepage service_manual_topic services_and_information taxon topical_event"
    ),
}
EMAIL = {
    "publications": (
        "call_for_evidence call_for_evidence_outcome closed_call_for_evidence closed_consultation"
        " consultation consultation_outcome corporate_report correspondence decision foi_release form guidance"
        " impact_assessment independent_report international_treaty map national_statistics notice"
        " official_statistics open_call_for_evidence open_consultation policy_paper promotional regulation"
        " research statistical_data_set statutory_guidance transparency"
    ),
    "announcements": (
        "authored_article fatality_notice government_response news_story oral_statement press_release speech"
        " world_news_story written_statement"
    ),
}
GOVERNMENT = {
    "calls-for-evidence": "call_for_evidence open_call_for_evidence call_for_evidence_outcome closed_call_for_evidence",
    "consultations": "consultation open_consultation consultation_outcome closed_consultation",
    "policy-papers": "policy_paper",
    "guidance": "guidance statutory_guidance",
    "impact-assessments": "impact_assessment",
    "independent-reports": "independent_report",
    "correspondence": "correspondence",
    "research-and-analysis": "research",
    "statistics": "official_statistics national_statistics statistical_data_set",
    "corporate-reports": "corporate_report",
    "transparency-data": "transparency",
    "foi-releases": "foi_release",
    "forms": "form",
    "maps": "map",
    "international-treaties": "international_treaty",
    "promotional-material": "promotional",
    "notices": "notice",
    "decisions": "decision",
    "regulations": "regulation",
    "press-releases": "press_release",
    "news-stories": "news_story",
    "fatality-notices": "fatality_notice",
    "speeches": "speech",
    "statements": "written_statement oral_statement authored_article",
    "government-responses": "government_response",
}
SUBGROUP = {
    "updates_and_alerts": "medical_safety_alert drug_safety_update",
    "news": "case_study news_story press_release world_news_story fatality_notice",
    "decisions": (
        "tax_tribunal_decision utaac_decision asylum_support_decision employment_appeal_tribunal_decision"
        " employment_tribunal_decision service_standard_report cma_case decision"
    ),
    "speeches_and_statements": (
        "oral_statement written_statement authored_article correspondence speech government_response"
    ),
    "transactions": (
        "completed_transaction local_transaction form smart_answer simple_smart_answer place licence"
        " step_by_step_nav transaction answer guide"
    ),
    "regulation": "regulation statutory_instrument",
    "guidance": (
        "detailed_guide manual manual_section guidance map calendar statutory_guidance notice"
        " international_treaty travel_advice promotional hmrc_manual standard"
    ),
    "business_support": (
        "international_development_fund countryside_stewardship_grant esi_fund business_finance_support_scheme"
    ),
    "policy": "impact_assessment policy_paper",
    "consultations": "open_consultation closed_consultation consultation_outcome",
    "research": "independent_report research",
    "statistics": (
        "statistics national_statistics statistics_announcement national_statistics_announcement"
        " official_statistics_announcement statistical_data_set official_statistics"
    ),
    "transparency_data": "transparency corporate_report",
    "freedom_of_information_releases": "foi_release",
    "incidents": "aaib_report raib_report maib_report",
    "calls_for_evidence": "open_call_for_evidence closed_call_for_evidence call_for_evidence_outcome",
}
SUPERGROUP = {
    "news_and_communications": "updates_and_alerts news decisions speeches_and_statements",
    "services": "transactions",
    "guidance_and_regulation": "guidance regulation business_support",
    "policy_and_engagement": "policy consultations calls_for_evidence",
    "research_and_statistics": "research statistics",
    "transparency": "transparency_data freedom_of_information_releases incidents",
}


def _of(groups: dict[str, str], name: str, default: str) -> str:
    return next((value for value, members in groups.items() if name in members.split()), default)


def supertypes_of(document_type: str) -> dict[str, str]:
    """The five supertypes of a document type."""
    subgroup = _of(SUBGROUP, document_type, "other")
    return {
        "user_journey_document_supertype": _of(USER_JOURNEY, document_type, "thing"),
        "email_document_supertype": _of(EMAIL, document_type, "other"),
        "government_document_supertype": _of(GOVERNMENT, document_type, "other"),
        "content_purpose_subgroup": subgroup,
        "content_purpose_supergroup": _of(SUPERGROUP, subgroup, "other"),
    }
