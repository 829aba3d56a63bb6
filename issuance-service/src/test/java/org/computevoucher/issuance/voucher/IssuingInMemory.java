package org.computevoucher.issuance.voucher;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.computevoucher.issuance.envelope.Envelope;
import org.computevoucher.issuance.envelope.FillEnvelope;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.validity.VoucherDays;
import org.computevoucher.testkit.InMemoryService;

/** Envelopes, vouchers and the desk, in memory, with short names for what stories need. */
final class IssuingInMemory {

    static final String POT = "310000-COMPUTE-2026";
    static final String ENTERPRISE = "91330100799655058B";
    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private IssuingInMemory() {}

    static InMemoryService start() {
        return InMemoryService.define()
                .existing(Envelope.class)
                .created(Voucher.class)
                .handler(
                        configuration ->
                                new VoucherDesk(
                                        configuration.repository(Voucher.class),
                                        configuration.repository(Envelope.class)))
                .start();
    }

    /** The same name is always the same id. */
    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static FillEnvelope fill(String name, long amountFen) {
        return new FillEnvelope(POT, id(name), amountFen, NOW);
    }

    static IssueVoucher issue(String name, long faceFen) {
        return issue(name, terms(faceFen));
    }

    static IssueVoucher issue(String name, VoucherTerms terms) {
        return new IssueVoucher(id(name), id("issue of " + name), terms, NOW);
    }

    static CloseVoucher close(String name, long unusedFen) {
        return new CloseVoucher(POT, id(name), id("closing of " + name), unusedFen, "EXPIRED", NOW);
    }

    static VoucherTerms terms(long faceFen) {
        return new VoucherTerms(
                POT,
                ENTERPRISE,
                faceFen,
                8_000,
                new VoucherDays(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 30),
                Payee.DATA_CENTRE);
    }
}
