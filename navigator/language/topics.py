"""What a line can be about: a closed list, shared by classifiers, files and interface."""

TOPICS = (
    "unstable_employment", "wants_regular_job", "job_search", "long_term_jobless", "job_loss_benefits",
    "low_confidence_to_work", "hikikomori", "isolation_loneliness", "poverty_rent_debt", "mental_health",
    "disability", "childcare_caregiving", "foreign_language_help", "labor_trouble", "training_skills",
    "work_while_learning", "trial_workplace", "job_interview_prep", "job_fair_openings", "public_sector_job",
    "retention_after_hire", "ibasho", "family_consult", "hello_work_desk", "jobcafe", "saposute",
    "subsidy_hire", "subsidy_trial", "subsidy_convert_regular", "subsidy_training", "employer_job_posting",
    "employer_workplace_visit", "supporter_resources", "eligibility_question", "contact_access",
    "age_statement", "municipality_statement", "greeting_smalltalk", "out_of_scope",
)  # fmt: skip
