package org.computevoucher.issuance.application;

import static org.computevoucher.issuance.grant.IssuingInMemory.ENTERPRISE;
import static org.computevoucher.issuance.grant.IssuingInMemory.NOW;
import static org.computevoucher.issuance.grant.IssuingInMemory.POT;
import static org.computevoucher.issuance.grant.IssuingInMemory.PROGRAMME;
import static org.computevoucher.issuance.grant.IssuingInMemory.id;

import java.util.List;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationDecided;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationSubmitted;
import org.computevoucher.issuance.application.ApplicationEvent.InformationSupplied;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.testkit.Snapshots;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApplicationSnapshotTest {

    private static final UUID ONE = id("p1");
    private static final String HASH = "0123456789abcdef".repeat(4);

    private static ApplicationDecided decided(
            int number,
            ApplicationStatus status,
            List<Reason> reasons,
            List<String> missing,
            boolean automatic,
            @Nullable GrantedVoucher voucher) {
        return new ApplicationDecided(
                ApplicationId.decisionOf(ONE, number),
                number == 1 ? null : ApplicationId.decisionOf(ONE, number - 1),
                ONE,
                PROGRAMME,
                "310000",
                POT,
                ENTERPRISE,
                600,
                status,
                reasons,
                missing,
                automatic,
                voucher,
                voucher == null ? null : 7L,
                NOW);
    }

    @Test
    void an_application_read_from_its_snapshot_is_the_same() {
        Snapshots.assertReadBackWhole(
                Application.class,
                new ApplicationSubmitted(
                        ONE,
                        id("v1"),
                        PROGRAMME,
                        "310000",
                        new Submission(
                                POT,
                                ENTERPRISE,
                                600,
                                new Place("510100", "ASCEND-910B"),
                                List.of(new Document("LICENCE", HASH)),
                                id("contact"),
                                "A-17"),
                        "import/17",
                        NOW),
                decided(
                        1,
                        ApplicationStatus.NEEDS_INFORMATION,
                        List.of(DecisionReason.CLARIFICATION_NEEDED.told()),
                        List.of("PLAN"),
                        false,
                        null),
                new InformationSupplied(ONE, List.of(new Document("PLAN", null)), NOW),
                decided(
                        2,
                        ApplicationStatus.GRANTED,
                        List.of(),
                        List.of(),
                        false,
                        new GrantedVoucher(
                                id("v1"),
                                "310000-COMPUTE-2026-0000042-T",
                                600,
                                8_000,
                                2,
                                NOW,
                                NOW.plusSeconds(1),
                                NOW.plusSeconds(2))));
    }
}
