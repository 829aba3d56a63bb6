package org.computevoucher.issuance.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.computevoucher.issuance.grant.Assessment;
import org.computevoucher.issuance.grant.Granting;
import org.computevoucher.issuance.grant.NewVoucher;
import org.computevoucher.issuance.grant.Offer;
import org.computevoucher.issuance.grant.Stage;
import org.computevoucher.issuance.grant.WaitingLists;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;

/** Turns what the rules say into the decision about an application. */
final class Deciding {

    private final Granting granting;
    private final WaitingLists waitingLists;

    Deciding(Granting granting, WaitingLists waitingLists) {
        this.granting = granting;
        this.waitingLists = waitingLists;
    }

    /** As far as the rules alone can: what needs a person stays SUBMITTED. */
    void byTheRules(Application application, Assessment assessment, Instant at) {
        if (isRejectedOrIncomplete(application, assessment, true, at)) {
            return;
        }
        boolean forAPerson =
                application.isUnderReview()
                        || offerOf(assessment).needsAPerson(application.ask().faceFen());
        if (!forAPerson) {
            grantOrQueue(application, assessment, true, at);
        }
    }

    /** A person says yes; the rules still have their say. */
    void byAPerson(Application application, Verdict verdict, Assessment assessment, Instant at) {
        if (isRejectedOrIncomplete(application, assessment, false, at)) {
            return;
        }
        if (verdict == Verdict.GRANT) {
            grantOrQueue(application, assessment, false, at);
        } else {
            application.decide(Decision.of(ApplicationStatus.ELIGIBLE, List.of(), false), at);
        }
    }

    /**
     * Its turn on the waiting list has come. It was found eligible and complete when it joined, so
     * that what has changed since refuses it, and asks no further documents of it.
     *
     * @return false: the money does not suffice, and it goes on waiting
     */
    boolean inItsTurn(Application application, Assessment asked, Instant at) {
        Assessment assessment = asked.without(Stage.INFORMATION);
        Optional<Stage> stage = assessment.stage();
        if (stage.filter(Stage.MONEY::equals).isPresent()) {
            return false;
        }
        waitingLists.leave(application.ask().pot(), application.state().applicationId(), at);
        boolean automatic = !application.isUnderReview();
        if (stage.isEmpty()) {
            grant(application, assessment, automatic, at);
        } else {
            application.decide(
                    Decision.of(ApplicationStatus.REFUSED, reasonsOf(assessment), automatic), at);
        }
        return true;
    }

    /** Where it waits, it waits no more. */
    void leaveTheQueue(Application application, Instant at) {
        if (application.status() == ApplicationStatus.WAITLISTED) {
            waitingLists.leave(application.ask().pot(), application.state().applicationId(), at);
        }
    }

    private static boolean isRejectedOrIncomplete(
            Application application, Assessment assessment, boolean automatic, Instant at) {
        Optional<Stage> stage = assessment.stage();
        if (stage.filter(found -> found.compareTo(Stage.ELIGIBILITY) <= 0).isPresent()) {
            // one that was found eligible before is refused by what has changed since
            ApplicationStatus status =
                    application.status() == ApplicationStatus.ELIGIBLE
                            ? ApplicationStatus.REFUSED
                            : ApplicationStatus.REJECTED;
            application.decide(Decision.of(status, reasonsOf(assessment), automatic), at);
            return true;
        }
        TreeSet<String> missing = new TreeSet<>(assessment.missingDocuments());
        missing.addAll(application.stillAsked());
        if (missing.isEmpty()) {
            return false;
        }
        List<Reason> reasons = new ArrayList<>();
        if (!assessment.missingDocuments().isEmpty()) {
            reasons.addAll(reasonsOf(assessment));
        }
        if (!assessment.missingDocuments().containsAll(application.stillAsked())) {
            reasons.add(DecisionReason.DOCUMENTS_NEEDED.told());
        }
        application.decide(Decision.missing(reasons, List.copyOf(missing), automatic), at);
        return true;
    }

    private void grantOrQueue(
            Application application, Assessment assessment, boolean automatic, Instant at) {
        Optional<Stage> stage = assessment.stage();
        if (stage.isEmpty()) {
            grant(application, assessment, automatic, at);
        } else if (stage.get() == Stage.MONEY) {
            queue(application, assessment, automatic, at);
        } else {
            application.decide(
                    Decision.of(ApplicationStatus.REFUSED, reasonsOf(assessment), automatic), at);
        }
    }

    private void grant(
            Application application, Assessment assessment, boolean automatic, Instant at) {
        Offer offer = offerOf(assessment);
        VoucherIssued issued =
                granting.issue(
                        application.ask(),
                        offer,
                        offer.days(),
                        new NewVoucher(
                                application.voucherId(),
                                ApplicationId.issueOf(application.voucherId())),
                        application.state().applicationId(),
                        at);
        application.decide(Decision.granted(issued, automatic), at);
    }

    private void queue(
            Application application, Assessment assessment, boolean automatic, Instant at) {
        String pot = application.ask().pot();
        long number = waitingLists.join(pot, application.state().applicationId(), at);
        application.decide(Decision.waiting(reasonsOf(assessment), number, automatic), at);
    }

    private static Offer offerOf(Assessment assessment) {
        return Objects.requireNonNull(assessment.offer(), "it was admitted");
    }

    private static List<Reason> reasonsOf(Assessment assessment) {
        return assessment.decisive().stream().map(finding -> Reason.of(finding.refusal())).toList();
    }
}
