package org.computevoucher.issuance.grant;

import static org.mockito.Mockito.mock;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.computevoucher.issuance.IssuanceServiceApplication;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.enterprise.RegisterEnterprise;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.envelope.FillEnvelope;
import org.computevoucher.issuance.programme.ApplicationWindow;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.programme.ProgrammeCommand.PublishProgramme;
import org.computevoucher.issuance.programme.ProgrammeCommand.ReviseProgramme;
import org.computevoucher.issuance.programme.ProgrammeKind;
import org.computevoucher.issuance.programme.ProgrammeRules;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.issuance.programme.Stacking;
import org.computevoucher.issuance.programme.ValidFrom;
import org.computevoucher.issuance.validity.VoucherDays;
import org.computevoucher.issuance.voucher.CloseVoucher;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.testkit.InMemoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole service in memory, with short names for what stories need. */
public final class IssuingInMemory {

    public static final String PROGRAMME = "310000-COMPUTE";
    public static final String POT = "310000-COMPUTE-2026";
    public static final String ENTERPRISE = "91330100799655058B";
    public static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private IssuingInMemory() {}

    /** With neither a programme nor an enterprise. */
    public static InMemoryService startEmpty() {
        return define().start();
    }

    /** Not started yet: a test may add handlers of its own. */
    public static InMemoryService define() {
        return InMemoryService.of(
                new IssuanceServiceApplication()
                        .issuance(new JdbcTemplate(), mock(Commands.class), mock(Clock.class)));
    }

    /** With the programme published and the enterprise registered. */
    public static InMemoryService start() {
        InMemoryService service = startEmpty();
        service.accepted(publish(rules()));
        service.accepted(register(ENTERPRISE, EnterpriseClass.SME, null));
        return service;
    }

    /** The same name is always the same id. */
    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public static PublishProgramme publish(ProgrammeRules rules) {
        return new PublishProgramme(
                PROGRAMME,
                id("publication"),
                LocalDate.of(2025, 1, 1),
                rules,
                "a document",
                NOW.minusSeconds(60));
    }

    public static ReviseProgramme revise(String name, LocalDate firstDay, ProgrammeRules rules) {
        return new ReviseProgramme(PROGRAMME, id(name), firstDay, rules, "another document", NOW);
    }

    public static RegisterEnterprise register(
            String enterprise, EnterpriseClass enterpriseClass, @Nullable String group) {
        return new RegisterEnterprise(
                enterprise,
                id("registration of " + enterprise),
                new Standing(enterpriseClass, "310000", group),
                LocalDate.of(2025, 1, 1),
                NOW.minusSeconds(60));
    }

    /** 80 %, for everybody, without a cap, to the year's end with 30 days of grace. */
    public static ProgrammeRules rules() {
        return rules(null, VoucherTerms.MAX_FACE_FEN);
    }

    public static ProgrammeRules rules(@Nullable Long yearlyCapFen, long automaticUpToFen) {
        return new ProgrammeRules(
                ProgrammeKind.COMPUTE,
                List.of(new Rate(null, null, null, 8_000)),
                1,
                VoucherTerms.MAX_FACE_FEN,
                yearlyCapFen,
                List.of(EnterpriseClass.values()),
                ValidFrom.YEAR_START,
                null,
                30,
                Payee.DATA_CENTRE,
                Stacking.EXCLUSIVE,
                ApplicationWindow.ALWAYS,
                automaticUpToFen,
                List.of());
    }

    public static FillEnvelope fill(String name, long amountFen) {
        return new FillEnvelope(POT, id(name), amountFen, NOW);
    }

    static IssueVoucher issue(String name, long faceFen) {
        return issue(name, terms(faceFen));
    }

    static IssueVoucher issue(String name, VoucherTerms terms) {
        return new IssueVoucher(id(name), id("issue of " + name), terms, Place.ANYWHERE, NOW);
    }

    /** Issue a voucher without an application, from any pot and at any time. */
    public static Object issue(
            UUID voucherId, UUID issueId, VoucherTerms terms, Place place, Instant at) {
        return new IssueVoucher(voucherId, issueId, terms, place, at);
    }

    public static CloseVoucher close(String name, long unusedFen) {
        return new CloseVoucher(POT, id(name), id("closing of " + name), unusedFen, "EXPIRED", NOW);
    }

    public static VoucherTerms terms(long faceFen) {
        return new VoucherTerms(
                POT,
                ENTERPRISE,
                faceFen,
                8_000,
                new VoucherDays(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 30),
                Payee.DATA_CENTRE);
    }
}
