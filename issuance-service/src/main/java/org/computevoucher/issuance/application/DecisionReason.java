package org.computevoucher.issuance.application;

/** Why a person rejects, refuses or asks: codes, because free text could name people. */
enum DecisionReason {
    NOT_ELIGIBLE_ON_REVIEW(
            Verdict.REJECT, "The office found on review that the applicant is not eligible."),
    DOCUMENTS_NOT_VALID(
            Verdict.REJECT,
            "The documents do not prove what they have to; apply again with others."),
    DUPLICATE_APPLICATION(
            Verdict.REJECT,
            "The same computing was applied for already; see the other application."),
    FALSE_INFORMATION(Verdict.REJECT, "What the application says does not agree with the records."),
    PRIORITY_TO_OTHERS(
            Verdict.REFUSE, "Others were given priority this time; apply again in the next round."),
    PROJECT_NOT_SUPPORTED(
            Verdict.REFUSE, "The computing is for a purpose that the programme does not support."),
    DOCUMENTS_NEEDED(
            Verdict.ASK_FOR_INFORMATION, "Supply the documents that are named as missing."),
    CLARIFICATION_NEEDED(
            Verdict.ASK_FOR_INFORMATION,
            "Supply the documents that are named as missing; they have to explain the purpose.");

    private final Verdict verdict;
    private final String detail;

    DecisionReason(Verdict verdict, String detail) {
        this.verdict = verdict;
        this.detail = detail;
    }

    boolean isFor(Verdict decided) {
        return verdict == decided;
    }

    Reason told() {
        return new Reason(name(), detail);
    }
}
