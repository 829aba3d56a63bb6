package org.computevoucher.issuance.programme;

import static org.computevoucher.issuance.enterprise.EnterpriseClass.LARGE;
import static org.computevoucher.issuance.enterprise.EnterpriseClass.SME;

import java.util.List;
import java.util.function.Consumer;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.jspecify.annotations.Nullable;

/** Rules that a programme can have, to be changed by a test where it says so. */
final class RulesOfTests {

    ProgrammeKind kind = ProgrammeKind.COMPUTE;
    List<Rate> rates = List.of(rate(SME, 8_000), rate(null, 5_000));
    long minFaceFen = 1_000;
    long maxFaceFen = 100_000;
    @Nullable Long yearlyCapFen = 200_000L;
    List<EnterpriseClass> eligibleClasses = List.of(SME, LARGE);
    ValidFrom validFrom = ValidFrom.ISSUE_DAY;
    @Nullable Integer validityDays;
    int graceDays = 30;
    ApplicationWindow window = ApplicationWindow.ALWAYS;
    long automaticUpToFen = 10_000;
    List<String> requiredDocuments = List.of("BUSINESS_LICENCE");

    private RulesOfTests() {}

    static ProgrammeRules rules() {
        return rules(same -> {});
    }

    static ProgrammeRules rules(Consumer<RulesOfTests> change) {
        RulesOfTests changed = new RulesOfTests();
        change.accept(changed);
        return changed.asRules();
    }

    /** The same with several changes. */
    static ProgrammeRules rules(List<Consumer<RulesOfTests>> changes) {
        return rules(all -> changes.forEach(change -> change.accept(all)));
    }

    static Rate rate(@Nullable EnterpriseClass enterpriseClass, int rateBasisPoints) {
        return new Rate(enterpriseClass, null, null, rateBasisPoints);
    }

    private ProgrammeRules asRules() {
        return new ProgrammeRules(
                kind,
                rates,
                minFaceFen,
                maxFaceFen,
                yearlyCapFen,
                eligibleClasses,
                validFrom,
                validityDays,
                graceDays,
                Payee.DATA_CENTRE,
                Stacking.EXCLUSIVE,
                window,
                automaticUpToFen,
                requiredDocuments);
    }
}
