package org.computevoucher.issuance.history;

import static org.computevoucher.issuance.application.ApplicationStatus.ELIGIBLE;
import static org.computevoucher.issuance.application.ApplicationStatus.GRANTED;
import static org.computevoucher.issuance.application.ApplicationStatus.NEEDS_INFORMATION;
import static org.computevoucher.issuance.application.ApplicationStatus.REFUSED;
import static org.computevoucher.issuance.application.ApplicationStatus.REJECTED;
import static org.computevoucher.issuance.application.ApplicationStatus.SUBMITTED;
import static org.computevoucher.issuance.application.ApplicationStatus.WAITLISTED;
import static org.computevoucher.issuance.application.ApplicationStatus.WITHDRAWN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationEvent;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationDecided;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationSubmitted;
import org.computevoucher.issuance.application.ApplicationEvent.InformationSupplied;
import org.computevoucher.issuance.application.ApplicationStatus;
import org.computevoucher.issuance.grant.WaitingListEvent;
import org.computevoucher.issuance.grant.WaitingListEvent.ApplicationJoined;
import org.computevoucher.issuance.grant.WaitingListEvent.ApplicationLeft;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.jspecify.annotations.Nullable;

/** Where every application stands, and who waits for which pot in which order. */
final class Applicants {

    /** What may follow what. */
    private static final Map<ApplicationStatus, Set<ApplicationStatus>> LEGAL =
            Map.of(
                    SUBMITTED,
                    Set.of(
                            ELIGIBLE,
                            NEEDS_INFORMATION,
                            REJECTED,
                            GRANTED,
                            WAITLISTED,
                            REFUSED,
                            WITHDRAWN),
                    ELIGIBLE,
                    Set.of(NEEDS_INFORMATION, REJECTED, GRANTED, WAITLISTED, REFUSED, WITHDRAWN),
                    NEEDS_INFORMATION,
                    Set.of(NEEDS_INFORMATION, REJECTED, WITHDRAWN),
                    WAITLISTED,
                    Set.of(GRANTED, REFUSED, WITHDRAWN),
                    GRANTED,
                    Set.of(),
                    REJECTED,
                    Set.of(),
                    REFUSED,
                    Set.of(),
                    WITHDRAWN,
                    Set.of());

    /** One application. */
    static final class Applicant {

        final ApplicationSubmitted submitted;
        final Set<String> documents = new HashSet<>();
        ApplicationStatus status = SUBMITTED;
        Instant lastAt;
        @Nullable UUID lastDecision;
        @Nullable VoucherIssued voucher;

        Applicant(ApplicationSubmitted submitted) {
            this.submitted = submitted;
            this.lastAt = submitted.recordedAt();
            submitted.submission().documents().forEach(each -> documents.add(each.kind()));
        }

        long requestedFen() {
            return submitted.submission().requestedFen();
        }

        boolean isOver() {
            return Objects.requireNonNull(LEGAL.get(status)).isEmpty();
        }
    }

    private final Map<UUID, Applicant> applicants = new LinkedHashMap<>();
    private final Map<String, List<UUID>> waiting = new HashMap<>();
    private final Map<String, List<UUID>> ofWaitingLists = new HashMap<>();
    private final Set<UUID> unfinished = new HashSet<>();

    List<Applicant> all() {
        return List.copyOf(applicants.values());
    }

    List<UUID> waitingFor(String pot) {
        return waiting.computeIfAbsent(pot, name -> new ArrayList<>());
    }

    Applicant of(UUID applicationId) {
        return Objects.requireNonNull(applicants.get(applicationId), "it never applied");
    }

    Optional<Applicant> find(UUID applicationId) {
        return Optional.ofNullable(applicants.get(applicationId));
    }

    void follow(ApplicationEvent event) {
        switch (event) {
            case ApplicationSubmitted submitted ->
                    Broken.unless(
                            applicants.put(submitted.applicationId(), new Applicant(submitted))
                                    == null,
                            "%s was recorded twice",
                            submitted);
            case InformationSupplied supplied -> {
                Applicant one = of(supplied.applicationId());
                Broken.unless(one.status == NEEDS_INFORMATION, "nobody asked for %s", supplied);
                supplied.documents().forEach(each -> one.documents.add(each.kind()));
                one.status = SUBMITTED;
                one.lastAt = notBefore(one.lastAt, supplied.recordedAt(), supplied);
            }
            case ApplicationDecided decided -> decided(of(decided.applicationId()), decided);
        }
    }

    private void decided(Applicant one, ApplicationDecided decided) {
        Broken.unless(
                Objects.requireNonNull(LEGAL.get(one.status)).contains(decided.status()),
                "%s became of one that was %s",
                decided,
                one.status);
        Broken.unless(
                Objects.equals(one.lastDecision, decided.causeId()),
                "%s does not name the decision before it",
                decided);
        Broken.unless(
                (decided.status() == GRANTED) == (decided.voucher() != null)
                        && (decided.status() == GRANTED) == (one.voucher != null),
                "%s and the voucher %s",
                decided,
                one.voucher);
        String pot = decided.pot();
        if (one.status == WAITLISTED) {
            waitingFor(pot).remove(decided.applicationId());
        }
        if (decided.status() == WAITLISTED) {
            waitingFor(pot).add(decided.applicationId());
        }
        one.status = decided.status();
        one.lastDecision = decided.eventId();
        one.lastAt = notBefore(one.lastAt, decided.recordedAt(), decided);
        unfinished.remove(decided.applicationId());
    }

    private static Instant notBefore(Instant last, Instant next, Object event) {
        Broken.unless(!next.isBefore(last), "%s is before %s", event, last);
        return next;
    }

    /** First come, first served: nobody gets a voucher while another waits who came before. */
    void issued(VoucherIssued voucher, @Nullable UUID applicationId) {
        List<UUID> queue = waitingFor(voucher.terms().pot());
        Broken.unless(
                queue.isEmpty() || queue.getFirst().equals(applicationId),
                "%s was served before %s",
                voucher,
                queue);
        if (applicationId != null) {
            Applicant one = of(applicationId);
            Broken.unless(
                    one.voucher == null
                            && one.submitted.voucherId().equals(voucher.voucherId())
                            && one.submitted.submission().pot().equals(voucher.terms().pot())
                            && one.submitted
                                    .submission()
                                    .enterprise()
                                    .equals(voucher.terms().enterprise())
                            && one.requestedFen() == voucher.terms().faceFen(),
                    "%s is not what was applied for with %s",
                    voucher,
                    one.submitted);
            one.voucher = voucher;
            unfinished.add(applicationId);
        }
    }

    void follow(WaitingListEvent event) {
        List<UUID> list = ofWaitingLists.computeIfAbsent(event.pot(), name -> new ArrayList<>());
        switch (event) {
            case ApplicationJoined joined -> list.add(joined.applicationId());
            case ApplicationLeft left -> list.remove(left.applicationId());
        }
    }

    /** After a command: decisions and waiting lists tell the same, and who got a voucher knows. */
    void mustAgree() {
        ofWaitingLists.forEach(
                (pot, list) ->
                        Broken.unless(
                                list.equals(waitingFor(pot)),
                                "%s: the list is %s, the decisions say %s",
                                pot,
                                list,
                                waitingFor(pot)));
        Broken.unless(unfinished.isEmpty(), "vouchers of applications not granted: %s", unfinished);
    }
}
