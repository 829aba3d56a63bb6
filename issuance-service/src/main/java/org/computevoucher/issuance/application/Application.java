package org.computevoucher.issuance.application;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.issuance.application.ApplicationCommand.SubmitApplication;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationDecided;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationSubmitted;
import org.computevoucher.issuance.application.ApplicationEvent.InformationSupplied;
import org.computevoucher.issuance.grant.Ask;
import org.computevoucher.issuance.pot.PotId;
import org.jspecify.annotations.Nullable;

/**
 * What one enterprise asks of one pot, and what became of it. It is SUBMITTED, and the rules are
 * asked at once: they reject it, find something missing, decide it, or leave it to a person. What
 * was missing is supplied, and the rules are asked again. In the end it is GRANTED, with a voucher,
 * or it was REJECTED, REFUSED or WITHDRAWN; where only money was missing it is WAITLISTED until
 * some arrives. Every decision names the one before it and carries its reasons.
 */
final class Application {

    @AggregateIdentifier private UUID applicationId;
    private UUID voucherId;
    private String programme;
    private Submission submission;
    private List<Document> documents = new ArrayList<>();
    private ApplicationStatus status;

    /** A person has taken part, and so a person decides in the end. */
    private boolean underReview;

    /** The documents that a person has asked for. */
    private List<String> asked = List.of();

    private Instant submittedAt;
    private @Nullable String origin;
    private int decisions;
    private @Nullable ApplicationDecided last;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private Application() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    Application(SubmitApplication command) {
        Submission submitted = command.submission();
        apply(
                new ApplicationSubmitted(
                        command.applicationId(),
                        command.voucherId(),
                        command.programme(),
                        PotId.of(submitted.pot()).region(),
                        submitted,
                        command.origin(),
                        command.at()));
    }

    ApplicationStatus status() {
        return status;
    }

    UUID voucherId() {
        return voucherId;
    }

    /** What the rules are asked about: with everything that was supplied. */
    Ask ask() {
        return new Ask(
                submission.pot(),
                submission.enterprise(),
                submission.requestedFen(),
                submission.place(),
                Submission.kindsOf(documents),
                submittedAt);
    }

    /** What a person has asked for and was not supplied since. */
    List<String> stillAsked() {
        return asked;
    }

    boolean isUnderReview() {
        return underReview;
    }

    /** Whether this line of a table has brought it. */
    boolean isFrom(String line) {
        return line.equals(origin);
    }

    boolean says(Submission other) {
        return submission.equals(other);
    }

    int documentsWith(List<Document> more) {
        return documents.size() + more.size();
    }

    void supply(List<Document> more, Instant at) {
        apply(new InformationSupplied(applicationId, List.copyOf(more), at));
    }

    /**
     * @throws IllegalStateException after a final decision: whoever decides has asked
     */
    void decide(Decision decision, Instant at) {
        if (status.isFinal()) {
            throw new IllegalStateException(
                    "the application %s is %s for good".formatted(applicationId, status));
        }
        apply(
                new ApplicationDecided(
                        ApplicationId.decisionOf(applicationId, decisions + 1),
                        last == null ? null : last.eventId(),
                        applicationId,
                        programme,
                        PotId.of(submission.pot()).region(),
                        submission.pot(),
                        submission.enterprise(),
                        submission.requestedFen(),
                        decision.status(),
                        decision.reasons(),
                        decision.missingDocuments(),
                        decision.automatic(),
                        decision.voucher(),
                        decision.waitingNumber(),
                        at));
    }

    /** What callers are told. */
    ApplicationState state() {
        return new ApplicationState(
                applicationId,
                programme,
                submission,
                List.copyOf(documents),
                status,
                submittedAt,
                last);
    }

    @EventSourcingHandler
    void on(ApplicationSubmitted event) {
        applicationId = event.applicationId();
        voucherId = event.voucherId();
        programme = event.programme();
        submission = event.submission();
        documents = new ArrayList<>(submission.documents());
        submittedAt = event.recordedAt();
        origin = event.origin();
        status = ApplicationStatus.SUBMITTED;
    }

    @EventSourcingHandler
    void on(InformationSupplied event) {
        documents.addAll(event.documents());
        TreeSet<String> still = new TreeSet<>(asked);
        still.removeAll(Submission.kindsOf(event.documents()));
        asked = List.copyOf(still);
        status = ApplicationStatus.SUBMITTED;
    }

    @EventSourcingHandler
    void on(ApplicationDecided event) {
        status = event.status();
        underReview |= !event.automatic();
        if (status != ApplicationStatus.NEEDS_INFORMATION) {
            asked = List.of();
        } else if (!event.automatic()) {
            asked = event.missingDocuments();
        }
        decisions++;
        last = event;
    }
}
