package org.computevoucher.issuance.history;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.issuance.allowance.AllowanceEvent;
import org.computevoucher.issuance.application.ApplicationEvent;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationDecided;
import org.computevoucher.issuance.application.ApplicationStatus;
import org.computevoucher.issuance.application.Reason;
import org.computevoucher.issuance.application.Submission;
import org.computevoucher.issuance.enterprise.EnterpriseEvent;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.envelope.EnvelopeEvent;
import org.computevoucher.issuance.grant.Ask;
import org.computevoucher.issuance.grant.WaitingListEvent;
import org.computevoucher.issuance.history.Applicants.Applicant;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.programme.ProgrammeEvent;
import org.computevoucher.issuance.programme.ProgrammeRules;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.issuance.voucher.VoucherEvent;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherMoneyRecovered;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReduced;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherUsageReversed;
import org.computevoucher.issuance.voucher.VoucherGrant;

/**
 * Knows from the events alone how everything stands, and that every one of them was possible. It
 * shares no state and no calculation with the aggregates.
 */
final class Oracle {

    final Rulebook rulebook = new Rulebook();
    final Applicants applicants = new Applicants();
    final Holders holders = new Holders();
    final Caps caps;
    private final Map<String, PotBook> pots = new LinkedHashMap<>();
    private final Set<UUID> eventIds = new HashSet<>();

    Oracle(String programme, List<String> pots) {
        caps = new Caps(programme);
        pots.forEach(pot -> this.pots.put(pot, new PotBook(pot)));
    }

    PotBook pot(String name) {
        return Objects.requireNonNull(pots.get(name));
    }

    /** What one command published. */
    void follow(List<Object> events) {
        events.forEach(this::follow);
        pots.values().forEach(PotBook::mustAgree);
        caps.mustAgree();
        applicants.mustAgree();
    }

    private void follow(Object event) {
        switch (event) {
            case ProgrammeEvent version -> rulebook.follow(version);
            case EnterpriseEvent entry -> rulebook.follow(entry);
            case EnvelopeEvent envelope -> pot(envelope.pot()).follow(envelope);
            case AllowanceEvent allowance -> caps.follow(allowance);
            case WaitingListEvent list -> applicants.follow(list);
            case ApplicationEvent application -> follow(application);
            case VoucherEvent voucher -> follow(voucher);
            default -> throw new Broken("an event of nobody: " + event);
        }
    }

    void mustBeNothing(List<Object> events, Object command) {
        Broken.unless(events.isEmpty(), "%s changes nothing, but %s happened", command, events);
    }

    private void follow(ApplicationEvent event) {
        if (event instanceof ApplicationDecided decided) {
            mustBeNew(decided.eventId(), event);
            mustBeTrue(decided);
            if (decided.automatic()) {
                mustBeLittleEnough(decided);
            }
        }
        applicants.follow(event);
    }

    private void mustBeTrue(ApplicationDecided decided) {
        Applicant one = applicants.of(decided.applicationId());
        Submission submission = one.submitted.submission();
        Ask ask =
                new Ask(
                        decided.pot(),
                        decided.enterprise(),
                        decided.requestedFen(),
                        submission.place(),
                        one.documents,
                        one.submitted.recordedAt());
        for (Reason reason : decided.reasons()) {
            mustBeTrue(reason.reason(), ask, decided.recordedAt());
        }
        Broken.unless(
                decided.status() != ApplicationStatus.WAITLISTED
                        || isTrue("OTHERS_WAIT_BEFORE", ask, decided.recordedAt()).orElseThrow()
                        || isTrue("ENVELOPE_EXHAUSTED", ask, decided.recordedAt()).orElseThrow(),
                "%s, but there is money and nobody before it",
                decided);
    }

    void mustBeTrue(String reason, Ask ask, Instant at) {
        Broken.unless(isTrue(reason, ask, at).orElse(true), "%s is not true of %s", reason, ask);
    }

    /** Whether a rule about money and caps says no; empty: it is another rule. */
    Optional<Boolean> isTrue(String reason, Ask ask, Instant at) {
        PotBook pot = pot(ask.pot());
        return switch (reason) {
            case "ENVELOPE_EXHAUSTED" -> Optional.of(ask.faceFen() > pot.availableFen());
            case "POT_YEAR_CLOSED" -> Optional.of(pot.isClosed());
            case "OTHERS_WAIT_BEFORE" -> Optional.of(!applicants.waitingFor(ask.pot()).isEmpty());
            case "YEARLY_CAP_EXCEEDED" -> {
                Long capFen = rulebook.inForceAt(at).rules().yearlyCapFen();
                long takenFen = caps.mostTakenFen(countedBy(ask.enterprise(), at));
                yield Optional.of(capFen != null && takenFen + ask.faceFen() > capFen);
            }
            default -> Optional.empty();
        };
    }

    /** Above the threshold the rules alone reject and ask, and nothing else. */
    private void mustBeLittleEnough(ApplicationDecided decided) {
        boolean fromTheQueue =
                applicants.of(decided.applicationId()).status == ApplicationStatus.WAITLISTED;
        boolean isGrantOrRefusal =
                decided.status() != ApplicationStatus.REJECTED
                        && decided.status() != ApplicationStatus.NEEDS_INFORMATION;
        ProgrammeRules rules = rulebook.inForceAt(decided.recordedAt()).rules();
        Broken.unless(
                fromTheQueue
                        || !isGrantOrRefusal
                        || decided.requestedFen() <= rules.automaticUpToFen(),
                "%s is above the threshold",
                decided);
    }

    private void follow(VoucherEvent event) {
        holders.follow(event);
        switch (event) {
            case VoucherIssued issued -> issued(issued);
            case VoucherReduced reduced -> cameBack(reduced, reduced.amountFen());
            case VoucherUsageReversed reversed -> cameBack(reversed, reversed.amountFen());
            case VoucherMoneyRecovered recovered -> recovered(recovered);
            case VoucherClosed closed -> cameBack(closed, closed.unusedFen());
            default -> {}
        }
    }

    private void cameBack(VoucherEvent event, long fen) {
        pot(holders.potOf(event)).cameBack(fen);
        caps.cameBack(event.voucherId(), fen);
    }

    /** It is the treasury's, and counts no more, like all that was not used. */
    private void recovered(VoucherMoneyRecovered event) {
        pot(holders.potOf(event)).recovered(event.amountFen());
        caps.cameBack(event.voucherId(), event.amountFen());
    }

    private void issued(VoucherIssued voucher) {
        VoucherGrant grant = Objects.requireNonNull(voucher.grant());
        ProgrammeEvent version = rulebook.inForceAt(voucher.recordedAt());
        mustBeNew(voucher.eventId(), voucher);
        pot(voucher.terms().pot()).issued(voucher, grant);
        caps.issued(voucher, grant, version.rules().yearlyCapFen());
        applicants.issued(voucher, grant.applicationId());
        mustBeUnder(version, voucher, grant);
    }

    private void mustBeUnder(ProgrammeEvent version, VoucherIssued voucher, VoucherGrant grant) {
        Instant at = voucher.recordedAt();
        ProgrammeRules rules = version.rules();
        Standing standing = rulebook.standingAt(voucher.terms().enterprise(), at).orElseThrow();
        UUID applicationId = grant.applicationId();
        // where the office wants a voucher to be good is told by the row that it got alone
        Place place = new Place(grant.dataCentreRegion(), null);
        if (applicationId != null) {
            Applicant applicant = applicants.of(applicationId);
            place = applicant.submitted.submission().place();
            // who waits was complete when it joined
            Broken.unless(
                    applicant.status == ApplicationStatus.WAITLISTED
                            || applicant.documents.containsAll(rules.requiredDocuments()),
                    "%s lacks documents",
                    voucher);
        }
        Rate rate = rulebook.rateAt(voucher.terms().enterprise(), place, at).orElseThrow();
        long faceFen = voucher.terms().faceFen();
        Broken.unless(
                grant.programmeVersion() == version.version()
                        && rate.rateBasisPoints() == voucher.terms().rateBasisPoints()
                        && Objects.equals(rate.dataCentreRegion(), grant.dataCentreRegion())
                        && Objects.equals(standing.affiliateGroup(), grant.affiliateGroup())
                        && rules.eligibleClasses().contains(standing.enterpriseClass())
                        && rules.stacking().name().equals(grant.stacking())
                        && rules.payee() == voucher.terms().payee()
                        && rules.graceDays() == voucher.terms().days().graceDays()
                        && faceFen >= rules.minFaceFen()
                        && faceFen <= rules.maxFaceFen()
                        && voucher.validity().validUntil().isAfter(at),
                "%s is not what %s gives %s",
                voucher,
                version,
                standing);
    }

    private void mustBeNew(UUID eventId, Object event) {
        Broken.unless(eventIds.add(eventId), "the id of %s is not its own", event);
    }

    /** The year's allowances that a voucher would count in. */
    List<String> countedBy(String enterprise, Instant at) {
        return caps.holders(
                Rulebook.dayOf(at).getYear(),
                enterprise,
                rulebook.standingAt(enterprise, at).map(Standing::affiliateGroup).orElse(null));
    }
}
