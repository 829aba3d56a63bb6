package org.computevoucher.issuance.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.computevoucher.issuance.programme.ProgrammeRefusal.RevisionBreaksRule;
import org.computevoucher.issuance.validity.ShanghaiTime;
import org.computevoucher.platform.refusal.Outcome;

/**
 * Whether a revision keeps what applicants may rely on, in the order of {@link RuleInForce}. What
 * governs later vouchers alone (rates, face limits, validity, grace, payee) may change freely.
 */
final class RevisionRules {

    /** The most versions of a programme: one a month for sixteen years. */
    static final int MAX_VERSIONS = 200;

    private final ProgrammeVersion before;
    private final LocalDate firstDay;
    private final ProgrammeRules revised;
    private final Instant at;

    private RevisionRules(
            ProgrammeVersion before, LocalDate firstDay, ProgrammeRules revised, Instant at) {
        this.before = before;
        this.firstDay = firstDay;
        this.revised = revised;
        this.at = at;
    }

    /**
     * The revised rules, or the refusal {@link RevisionBreaksRule}.
     *
     * @param before the last version so far
     * @param firstDay the first day of the revision
     * @param at when it is asked for
     */
    static Outcome<ProgrammeRules> check(
            ProgrammeVersion before, LocalDate firstDay, ProgrammeRules revised, Instant at) {
        RevisionRules rules = new RevisionRules(before, firstDay, revised, at);
        return List.of(
                        rules.kind(),
                        rules.notRetroactive(),
                        rules.versionsAscend(),
                        rules.yearlyCap(),
                        rules.applicationWindow(),
                        rules.numberOfVersions())
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .<Outcome<ProgrammeRules>>map(Outcome::refused)
                .orElseGet(() -> Outcome.accepted(revised));
    }

    private Optional<RevisionBreaksRule> kind() {
        return brokenIf(
                revised.kind() != before.rules().kind(),
                RuleInForce.KIND,
                before.rules().kind().name());
    }

    private Optional<RevisionBreaksRule> notRetroactive() {
        return brokenIf(
                !ShanghaiTime.startOf(firstDay).isAfter(at),
                RuleInForce.NOT_RETROACTIVE,
                "earliest first day " + ShanghaiTime.dayOf(at).plusDays(1));
    }

    private Optional<RevisionBreaksRule> versionsAscend() {
        return brokenIf(
                !ShanghaiTime.startOf(firstDay).isAfter(before.inForceFrom()),
                RuleInForce.VERSIONS_ASCEND,
                "version %d from %s"
                        .formatted(before.number(), ShanghaiTime.dayOf(before.inForceFrom())));
    }

    private Optional<RevisionBreaksRule> yearlyCap() {
        Long promised = before.rules().yearlyCapFen();
        Long cap = revised.yearlyCapFen();
        boolean isTightened = cap != null && (promised == null || cap < promised);
        return brokenIf(
                isTightened && firstDay.getDayOfYear() != 1,
                RuleInForce.YEARLY_CAP,
                "%s in %d"
                        .formatted(
                                promised == null ? "no cap" : promised + " fen",
                                firstDay.getYear()));
    }

    private Optional<RevisionBreaksRule> applicationWindow() {
        ApplicationWindow announced = before.rules().window();
        return brokenIf(
                revised.window().cutsShort(announced, firstDay),
                RuleInForce.APPLICATION_WINDOW,
                announced.inWords());
    }

    private Optional<RevisionBreaksRule> numberOfVersions() {
        return brokenIf(
                before.number() >= MAX_VERSIONS,
                RuleInForce.NUMBER_OF_VERSIONS,
                MAX_VERSIONS + " versions");
    }

    private static Optional<RevisionBreaksRule> brokenIf(
            boolean isBroken, RuleInForce rule, String inForce) {
        return isBroken ? Optional.of(new RevisionBreaksRule(rule, inForce)) : Optional.empty();
    }
}
