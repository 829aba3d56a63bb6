package org.computevoucher.issuance.grant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.issuance.allowance.Allowances;
import org.computevoucher.issuance.enterprise.Enterprise;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.issuance.envelope.Envelope;
import org.computevoucher.issuance.envelope.Reservation;
import org.computevoucher.issuance.grant.GrantRefusal.ApplicantNotRegistered;
import org.computevoucher.issuance.grant.GrantRefusal.ApplicationWindowClosed;
import org.computevoucher.issuance.grant.GrantRefusal.ClassNotEligible;
import org.computevoucher.issuance.grant.GrantRefusal.DocumentsMissing;
import org.computevoucher.issuance.grant.GrantRefusal.FaceAboveMaximum;
import org.computevoucher.issuance.grant.GrantRefusal.FaceBelowMinimum;
import org.computevoucher.issuance.grant.GrantRefusal.NoRateFits;
import org.computevoucher.issuance.grant.GrantRefusal.ProgrammeNotInForce;
import org.computevoucher.issuance.pot.FiscalYearRule;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.programme.ApplicationWindow;
import org.computevoucher.issuance.programme.Programme;
import org.computevoucher.issuance.programme.ProgrammeRules;
import org.computevoucher.issuance.programme.ProgrammeVersion;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.issuance.validity.ValidityRules;
import org.computevoucher.issuance.validity.VoucherDays;
import org.computevoucher.issuance.voucher.SerialNumber;
import org.computevoucher.issuance.voucher.Voucher;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherGrant;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Asks every rule about what somebody asks for, and issues the voucher where all of them agree.
 *
 * <p>The rules are asked in one order, and all of them, so that an applicant learns at once of
 * everything that has to change. Asking changes nothing; issuing takes the face amount out of the
 * pot's envelope and the year's allowances and begins the voucher, in the transaction of the
 * command, or does none of it.
 */
public final class Granting {

    private final Repository<Programme> programmes;
    private final Repository<Enterprise> enterprises;
    private final Repository<Envelope> envelopes;
    private final Repository<Voucher> vouchers;
    private final Allowances allowances;
    private final WaitingLists waitingLists;

    public Granting(Configuration configuration) {
        this.programmes = configuration.repository(Programme.class);
        this.enterprises = configuration.repository(Enterprise.class);
        this.envelopes = configuration.repository(Envelope.class);
        this.vouchers = configuration.repository(Voucher.class);
        this.allowances = new Allowances(configuration);
        this.waitingLists = new WaitingLists(configuration);
    }

    /**
     * Takes the lock of a programme before any other, as every command of a programme does: so two
     * of them never wait for each other.
     */
    public void enter(String programme) {
        var _ = Aggregates.consult(programmes, programme);
    }

    /** Why nothing is issued from a pot any more. */
    Optional<Refusal> refusalOfClosed(String pot) {
        return Aggregates.consult(envelopes, pot)
                .flatMap(found -> found.invoke(Envelope::refusalOfClosed));
    }

    /**
     * Everything that the rules say.
     *
     * @param ask its pot has the form of a pot
     * @param turn whether it stands in the queue, or is the first of it and being served
     * @param at now
     */
    public Assessment assess(Ask ask, Turn turn, Instant at) {
        PotId pot = PotId.of(ask.pot());
        List<Finding> findings = new ArrayList<>();
        if (UnifiedSocialCreditCode.check(ask.enterprise()) instanceof Refused<?>(var refusal)) {
            findings.add(new Finding(Stage.ADMISSION, refusal));
        }
        if (FiscalYearRule.check(pot, at) instanceof Refused<?>(var refusal)) {
            findings.add(new Finding(Stage.ADMISSION, refusal));
        }
        Optional<ProgrammeVersion> version = inForce(pot.programme(), at);
        if (version.isEmpty()) {
            findings.add(admission(new ProgrammeNotInForce(pot.programme(), at)));
        }
        Optional<Standing> standing = standing(ask.enterprise(), at);
        if (standing.isEmpty()) {
            findings.add(admission(new ApplicantNotRegistered(ask.enterprise())));
        }
        if (version.isEmpty() || standing.isEmpty()) {
            return new Assessment(findings, null);
        }
        return new Rules(ask, pot, version.get(), standing.get(), turn, at).askedAll(findings);
    }

    /**
     * Why nobody can apply to a pot now; empty: whoever is registered can. For who registers an
     * applicant and applies for it at once.
     */
    public Optional<Refusal> refusalOfApplying(PotId pot, Instant at) {
        if (FiscalYearRule.check(pot, at) instanceof Refused<?>(var refusal)) {
            return Optional.of(refusal);
        }
        return inForce(pot.programme(), at).isPresent()
                ? Optional.empty()
                : Optional.of(new ProgrammeNotInForce(pot.programme(), at));
    }

    private static Finding admission(Refusal refusal) {
        return new Finding(Stage.ADMISSION, refusal);
    }

    private Optional<ProgrammeVersion> inForce(String programme, Instant at) {
        return Aggregates.consult(programmes, programme)
                .flatMap(found -> found.invoke(published -> published.inForceAt(at)));
    }

    private Optional<Standing> standing(String enterprise, Instant at) {
        return Aggregates.consult(enterprises, enterprise)
                .flatMap(found -> found.invoke(registered -> registered.standingAt(at)));
    }

    /** The rules of one version of a programme, asked about one applicant. */
    private final class Rules {

        private final Ask ask;
        private final ProgrammeVersion version;
        private final ProgrammeRules rules;
        private final Standing standing;
        private final Turn turn;
        private final Instant at;
        private final @Nullable Rate rate;
        private final VoucherDays days;
        private final Allowances.Claim claim;
        private final Money face;
        private List<Finding> findings = new ArrayList<>();

        Rules(
                Ask ask,
                PotId pot,
                ProgrammeVersion version,
                Standing standing,
                Turn turn,
                Instant at) {
            this.ask = ask;
            this.version = version;
            this.rules = version.rules();
            this.standing = standing;
            this.turn = turn;
            this.at = at;
            this.rate = rules.rateFor(standing.enterpriseClass(), ask.place()).orElse(null);
            this.days = rules.daysFor(pot.fiscalYear(), at);
            this.claim = claimOf(pot, at, ask.enterprise(), standing);
            this.face = Money.ofFen(ask.faceFen());
        }

        Assessment askedAll(List<Finding> before) {
            findings = before;
            eligibility();
            documents();
            allowances
                    .refusalOf(claim, face, rules.yearlyCapFen())
                    .ifPresent(refusal -> says(Stage.LIMIT, refusal));
            money();
            return new Assessment(
                    List.copyOf(findings), new Offer(version, standing, rate, days, mostFen()));
        }

        private void eligibility() {
            envelope()
                    .flatMap(Envelope::refusalOfClosed)
                    .ifPresent(refusal -> says(Stage.ELIGIBILITY, refusal));
            if (!rules.eligibleClasses().contains(standing.enterpriseClass())) {
                says(
                        Stage.ELIGIBILITY,
                        ClassNotEligible.of(standing.enterpriseClass(), rules.eligibleClasses()));
            }
            ApplicationWindow window = rules.window();
            if (!window.isOpenAt(ask.appliedAt())) {
                says(
                        Stage.ELIGIBILITY,
                        new ApplicationWindowClosed(window.firstDay(), window.lastDay()));
            }
            if (rate == null) {
                says(
                        Stage.ELIGIBILITY,
                        new NoRateFits(
                                ask.place().dataCentreRegion(), ask.place().hardwareClass()));
            }
            if (ask.faceFen() < rules.minFaceFen()) {
                says(Stage.ELIGIBILITY, new FaceBelowMinimum(ask.faceFen(), rules.minFaceFen()));
            }
            if (ask.faceFen() > rules.maxFaceFen()) {
                says(Stage.ELIGIBILITY, new FaceAboveMaximum(ask.faceFen(), rules.maxFaceFen()));
            }
            if (ValidityRules.check(days, at) instanceof Refused<?>(var refusal)) {
                says(Stage.ELIGIBILITY, refusal);
            }
        }

        private void documents() {
            TreeSet<String> missing = new TreeSet<>(rules.requiredDocuments());
            missing.removeAll(ask.documents());
            if (!missing.isEmpty()) {
                says(Stage.INFORMATION, new DocumentsMissing(List.copyOf(missing)));
            }
        }

        private void money() {
            if (turn == Turn.IN_THE_QUEUE) {
                waitingLists
                        .refusalOfOvertaking(ask.pot())
                        .ifPresent(refusal -> says(Stage.MONEY, refusal));
            }
            Optional<Refusal> exhausted =
                    envelope()
                            .map(envelope -> envelope.refusalOf(face))
                            .orElseGet(
                                    () ->
                                            Optional.of(
                                                    Envelope.refusalOfNeverFilled(
                                                            ask.pot(), face)));
            exhausted.ifPresent(refusal -> says(Stage.MONEY, refusal));
            boolean wouldWait =
                    turn == Turn.IN_THE_QUEUE
                            && findings.stream().anyMatch(f -> f.stage() == Stage.MONEY);
            if (wouldWait) {
                waitingLists
                        .refusalOfJoining(ask.pot())
                        .ifPresent(refusal -> says(Stage.LIMIT, refusal));
            }
        }

        /** Of this applicant now, whatever it asked for; others who wait leave nothing. */
        private long mostFen() {
            boolean eligible =
                    findings.stream()
                            .noneMatch(
                                    finding ->
                                            finding.stage() == Stage.ADMISSION
                                                    || (finding.stage() == Stage.ELIGIBILITY
                                                            && !isAboutTheAmount(finding)));
            boolean othersWait =
                    turn == Turn.IN_THE_QUEUE
                            && waitingLists.refusalOfOvertaking(ask.pot()).isPresent();
            if (!eligible || othersWait) {
                return 0;
            }
            long most =
                    Math.min(
                            rules.maxFaceFen(),
                            Math.min(
                                    envelope().map(Envelope::availableFen).orElse(0L),
                                    allowances.leftFen(claim, rules.yearlyCapFen())));
            return most < rules.minFaceFen() ? 0 : most;
        }

        private static boolean isAboutTheAmount(Finding finding) {
            return finding.refusal() instanceof FaceAboveMaximum
                    || finding.refusal() instanceof FaceBelowMinimum;
        }

        private Optional<Envelope> envelope() {
            return Aggregates.consult(envelopes, ask.pot()).map(found -> found.invoke(e -> e));
        }

        private void says(Stage stage, Refusal refusal) {
            findings.add(new Finding(stage, refusal));
        }
    }

    /** Whether an applicant comes to the end of the queue, or is the first of it. */
    public enum Turn {
        IN_THE_QUEUE,
        FIRST_OF_THE_QUEUE
    }

    /**
     * Issues the voucher: all rules agreed in this command.
     *
     * @param days when it can be used: those of the offer, or a part of them
     * @param ids what the voucher and its issue are called
     * @param applicationId what it is granted for; null: none
     * @throws IllegalStateException if a rule says no: whoever issues has asked
     */
    public VoucherIssued issue(
            Ask ask,
            Offer offer,
            VoucherDays days,
            NewVoucher ids,
            @Nullable UUID applicationId,
            Instant at) {
        PotId pot = PotId.of(ask.pot());
        Rate rate = offer.fittingRate().orElseThrow();
        ProgrammeRules rules = offer.version().rules();
        Money face = Money.ofFen(ask.faceFen());
        Reservation reserved =
                envelopes
                        .load(ask.pot())
                        .invoke(e -> e.reserve(ids.voucherId(), ids.issueId(), face, at));
        allowances.take(
                claimOf(pot, at, ask.enterprise(), offer.standing()), ids.voucherId(), face, at);
        VoucherIssued issued =
                new VoucherIssued(
                        ids.issueId(),
                        reserved.causeId(),
                        ids.voucherId(),
                        pot.region(),
                        new VoucherTerms(
                                ask.pot(),
                                ask.enterprise(),
                                ask.faceFen(),
                                rate.rateBasisPoints(),
                                days,
                                rules.payee()),
                        ValidityRules.valid(days, at),
                        new VoucherGrant(
                                SerialNumber.of(ask.pot(), reserved.number()),
                                offer.version().number(),
                                applicationId,
                                offer.standing().affiliateGroup(),
                                rate.dataCentreRegion(),
                                rate.hardwareClass(),
                                rules.stacking().name()),
                        at,
                        at);
        Aggregates.begin(vouchers, () -> new Voucher(issued));
        return issued;
    }

    private static Allowances.Claim claimOf(
            PotId pot, Instant at, String enterprise, Standing standing) {
        return new Allowances.Claim(pot.programme(), at, enterprise, standing.affiliateGroup());
    }
}
