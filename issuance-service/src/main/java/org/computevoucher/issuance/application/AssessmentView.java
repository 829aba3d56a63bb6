package org.computevoucher.issuance.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.computevoucher.issuance.grant.Ask;
import org.computevoucher.issuance.grant.Assessment;
import org.computevoucher.issuance.grant.Offer;
import org.computevoucher.issuance.grant.Stage;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.issuance.validity.ShanghaiTime;
import org.jspecify.annotations.Nullable;

/**
 * What would become of an application if it were submitted now; nothing has happened.
 *
 * @param wouldBe the status it would have; null: it would not even be taken in
 * @param reasons every rule that says no, in the order of the rules: the first ones decide
 * @param mostFen the largest face amount that would be granted now, in fen; 0: none
 * @param rateBasisPoints at which share; null: no rate fits
 * @param dataCentreRegion the voucher would be good in data centres of this region only; null: any
 * @param hardwareClass and of this hardware class only; null: any
 * @param validUntil exclusive; null: nothing is on offer
 * @param programmeVersion the version of the rules; null: none is in force
 */
record AssessmentView(
        String pot,
        String enterprise,
        long requestedFen,
        @Nullable ApplicationStatus wouldBe,
        List<StagedReason> reasons,
        long mostFen,
        @Nullable Integer rateBasisPoints,
        @Nullable String dataCentreRegion,
        @Nullable String hardwareClass,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Integer programmeVersion) {

    /**
     * A rule that says no.
     *
     * @param stage what that makes of the application
     */
    record StagedReason(Stage stage, String reason, String detail) {}

    static AssessmentView of(Ask ask, Assessment assessment) {
        Optional<Offer> offer = Optional.ofNullable(assessment.offer());
        Optional<Rate> rate = offer.map(Offer::rate);
        return new AssessmentView(
                ask.pot(),
                ask.enterprise(),
                ask.faceFen(),
                wouldBe(ask, assessment),
                assessment.findings().stream()
                        .map(
                                finding ->
                                        new StagedReason(
                                                finding.stage(),
                                                finding.refusal().reason(),
                                                finding.refusal().detail()))
                        .toList(),
                offer.map(Offer::mostFen).orElse(0L),
                rate.map(Rate::rateBasisPoints).orElse(null),
                rate.map(Rate::dataCentreRegion).orElse(null),
                rate.map(Rate::hardwareClass).orElse(null),
                offer.map(found -> ShanghaiTime.startOf(found.days().firstDay())).orElse(null),
                offer.map(found -> ShanghaiTime.startOf(found.days().lastDay().plusDays(1)))
                        .orElse(null),
                offer.map(found -> found.version().number()).orElse(null));
    }

    private static @Nullable ApplicationStatus wouldBe(Ask ask, Assessment assessment) {
        Offer offer = assessment.offer();
        Stage stage = assessment.stage().orElse(null);
        if (offer == null || stage == Stage.ADMISSION) {
            return null;
        }
        if (stage == Stage.ELIGIBILITY) {
            return ApplicationStatus.REJECTED;
        }
        if (stage == Stage.INFORMATION) {
            return ApplicationStatus.NEEDS_INFORMATION;
        }
        if (offer.needsAPerson(ask.faceFen())) {
            return ApplicationStatus.SUBMITTED;
        }
        if (stage == null) {
            return ApplicationStatus.GRANTED;
        }
        return stage == Stage.LIMIT ? ApplicationStatus.REFUSED : ApplicationStatus.WAITLISTED;
    }
}
