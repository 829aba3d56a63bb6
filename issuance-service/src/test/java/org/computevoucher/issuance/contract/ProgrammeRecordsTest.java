package org.computevoucher.issuance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.programme.v1.PublishedRate;
import computevoucher.programme.v1.RevisedRate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.programme.ApplicationWindow;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.programme.ProgrammeEvent.ProgrammePublished;
import org.computevoucher.issuance.programme.ProgrammeEvent.ProgrammeRevised;
import org.computevoucher.issuance.programme.ProgrammeKind;
import org.computevoucher.issuance.programme.ProgrammeRules;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.issuance.programme.Stacking;
import org.computevoucher.issuance.programme.ValidFrom;
import org.computevoucher.platform.relay.PublicRecord;
import org.junit.jupiter.api.Test;

class ProgrammeRecordsTest {

    private static final UUID PUBLISHED = new UUID(1, 1);
    private static final UUID REVISED = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123456Z");
    private static final Instant FROM = Instant.parse("2025-12-31T16:00:00Z");

    private static final ProgrammeRules WITH_EVERYTHING =
            new ProgrammeRules(
                    ProgrammeKind.COMPUTE,
                    List.of(
                            new Rate(EnterpriseClass.SME, "310000", "ASCEND-910B", 8_000),
                            new Rate(null, null, null, 5_000)),
                    1_000_000,
                    400_000_000,
                    800_000_000L,
                    List.of(EnterpriseClass.SME, EnterpriseClass.UNIVERSITY),
                    ValidFrom.YEAR_START,
                    365,
                    30,
                    Payee.DATA_CENTRE,
                    Stacking.EXCLUSIVE,
                    new ApplicationWindow(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 11, 30)),
                    20_000_000,
                    List.of("BUSINESS_LICENCE", "COMPUTE_CONTRACT"));

    private static final ProgrammeRules WITH_THE_LEAST =
            new ProgrammeRules(
                    ProgrammeKind.MODEL,
                    List.of(new Rate(null, null, null, 1)),
                    1,
                    2,
                    null,
                    List.of(EnterpriseClass.RESEARCH),
                    ValidFrom.ISSUE_DAY,
                    null,
                    0,
                    Payee.ENTERPRISE,
                    Stacking.ALLOWED,
                    ApplicationWindow.ALWAYS,
                    0,
                    List.of());

    private final IssuanceContract contract = new IssuanceContract();

    @Test
    void a_publication_is_public_under_its_programme() {
        ProgrammePublished event =
                new ProgrammePublished(
                        PUBLISHED,
                        "310000-COMPUTE",
                        "310000",
                        1,
                        FROM,
                        WITH_EVERYTHING,
                        "Notice 7",
                        NOW);

        assertThat(contract.publicRecordOf(event))
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.programme.v1",
                                "310000-COMPUTE",
                                new computevoucher.programme.v1.ProgrammePublished(
                                        PUBLISHED.toString(),
                                        NOW,
                                        NOW,
                                        "310000-COMPUTE",
                                        "310000",
                                        1,
                                        FROM,
                                        "COMPUTE",
                                        List.of(
                                                new PublishedRate(
                                                        "SME", "310000", "ASCEND-910B", 8_000),
                                                new PublishedRate(null, null, null, 5_000)),
                                        1_000_000L,
                                        400_000_000L,
                                        800_000_000L,
                                        List.of("SME", "UNIVERSITY"),
                                        "YEAR_START",
                                        365,
                                        30,
                                        "DATA_CENTRE",
                                        "EXCLUSIVE",
                                        "2026-01-15",
                                        "2026-11-30",
                                        20_000_000L,
                                        List.of("BUSINESS_LICENCE", "COMPUTE_CONTRACT"),
                                        "Notice 7"),
                                PUBLISHED,
                                null,
                                NOW));
        assertThat(contract.topics()).contains("computevoucher.programme.v1");
    }

    @Test
    void a_revision_is_public_under_its_programme_and_names_the_version_before() {
        ProgrammeRevised event =
                new ProgrammeRevised(
                        REVISED,
                        PUBLISHED,
                        "310000-MODEL",
                        "310000",
                        2,
                        FROM,
                        WITH_THE_LEAST,
                        "Notice 31",
                        NOW);

        assertThat(contract.publicRecordOf(event))
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.programme.v1",
                                "310000-MODEL",
                                new computevoucher.programme.v1.ProgrammeRevised(
                                        REVISED.toString(),
                                        NOW,
                                        NOW,
                                        "310000-MODEL",
                                        "310000",
                                        2,
                                        FROM,
                                        "MODEL",
                                        List.of(new RevisedRate(null, null, null, 1)),
                                        1L,
                                        2L,
                                        null,
                                        List.of("RESEARCH"),
                                        "ISSUE_DAY",
                                        null,
                                        0,
                                        "ENTERPRISE",
                                        "ALLOWED",
                                        null,
                                        null,
                                        0L,
                                        List.of(),
                                        "Notice 31"),
                                REVISED,
                                PUBLISHED,
                                NOW));
    }
}
