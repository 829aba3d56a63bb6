package org.computevoucher.issuance.history;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.computevoucher.issuance.grant.Ask;
import org.computevoucher.issuance.grant.Assessment;
import org.computevoucher.issuance.grant.Finding;
import org.computevoucher.issuance.grant.Stage;
import org.computevoucher.issuance.programme.ProgrammeRules;
import org.computevoucher.platform.refusal.Refusal;

/** Whether what the service says beforehand agrees with what the oracle knows. */
final class DryRun {

    private static final List<String> ABOUT_MONEY_AND_CAPS =
            List.of(
                    "ENVELOPE_EXHAUSTED",
                    "POT_YEAR_CLOSED",
                    "OTHERS_WAIT_BEFORE",
                    "YEARLY_CAP_EXCEEDED");

    private final Oracle oracle;

    DryRun(Oracle oracle) {
        this.oracle = oracle;
    }

    /** Every finding with an amount has the right one, and none is missing or made up. */
    void mustAgree(Ask ask, Assessment said, Instant at) {
        List<Finding> findings = said.findings();
        Broken.unless(
                findings.equals(findings.stream().sorted(byStage()).toList()),
                "%s is not in the order of the rules",
                findings);
        if (said.offer() == null) {
            Broken.unless(said.stage().filter(Stage.ADMISSION::equals).isPresent(), "%s", said);
            return;
        }
        PotBook pot = oracle.pot(ask.pot());
        int waiting = oracle.applicants.waitingFor(ask.pot()).size();
        long availableFen = pot.availableFen();
        for (String reason : ABOUT_MONEY_AND_CAPS) {
            mustSay(said, reason, oracle.isTrue(reason, ask, at).orElseThrow());
        }
        ProgrammeRules rules = oracle.rulebook.inForceAt(at).rules();
        Long capFen = rules.yearlyCapFen();
        long takenFen = oracle.caps.mostTakenFen(oracle.countedBy(ask.enterprise(), at));
        for (Finding finding : findings) {
            switch (finding.refusal().reason()) {
                case "ENVELOPE_EXHAUSTED" ->
                        pot.mustBeAvailable((long) told(finding.refusal(), "availableFen"));
                case "OTHERS_WAIT_BEFORE" ->
                        Broken.unless(
                                (int) told(finding.refusal(), "waiting") == waiting,
                                "%s, but %d wait",
                                finding,
                                waiting);
                case "YEARLY_CAP_EXCEEDED" ->
                        Broken.unless(
                                told(finding.refusal(), "limitFen").equals(capFen)
                                        && oracle.countedBy(ask.enterprise(), at).stream()
                                                .anyMatch(holder -> isTold(holder, finding)),
                                "%s, but the cap is %s and %s has %d",
                                finding,
                                capFen,
                                ask.enterprise(),
                                takenFen);
                default -> {}
            }
        }
        mostMustBePossible(said.offer().mostFen(), rules, availableFen, takenFen);
    }

    private static void mostMustBePossible(
            long mostFen, ProgrammeRules rules, long availableFen, long takenFen) {
        Long capFen = rules.yearlyCapFen();
        Broken.unless(
                mostFen == 0
                        || (mostFen >= rules.minFaceFen()
                                && mostFen <= rules.maxFaceFen()
                                && mostFen <= availableFen
                                && (capFen == null || mostFen <= capFen - takenFen)),
                "at most %d are offered; there are %d, and %d of %s are taken",
                mostFen,
                availableFen,
                takenFen,
                capFen);
    }

    private boolean isTold(String holder, Finding finding) {
        return holder.endsWith("/" + told(finding.refusal(), "holder"))
                && told(finding.refusal(), "takenFen").equals(oracle.caps.takenFen(holder));
    }

    private static void mustSay(Assessment said, String reason, boolean expected) {
        boolean isSaid =
                said.findings().stream()
                        .anyMatch(finding -> finding.refusal().reason().equals(reason));
        Broken.unless(isSaid == expected, "%s in %s should be %s", reason, said, expected);
    }

    /** A detail of a refusal, as callers get it. */
    private static Object told(Refusal refusal, String detail) {
        try {
            for (RecordComponent component : refusal.getClass().getRecordComponents()) {
                if (component.getName().equals(detail)) {
                    component.getAccessor().setAccessible(true);
                    return component.getAccessor().invoke(refusal);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        throw new Broken(refusal + " tells no " + detail);
    }

    private static Comparator<Finding> byStage() {
        return Comparator.comparing(Finding::stage);
    }
}
