package org.computevoucher.redemption.voucheraccount;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageKey;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.validity.VoucherValidity;
import org.computevoucher.testkit.InMemoryService;

/** Voucher accounts, usage keys and the desk, in memory, with short names for what stories need. */
final class ConsumingInMemory {

    static final String POT = "310000-COMPUTE-2026";
    static final String ENTERPRISE = "91330100799655058B";
    static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");
    static final ChargePeriod PERIOD =
            ChargePeriod.of(
                    Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"));

    private ConsumingInMemory() {}

    static InMemoryService start() {
        return InMemoryService.define()
                .created(VoucherAccount.class)
                .created(UsageKey.class)
                .handler(
                        configuration ->
                                new ConsumptionDesk(
                                        configuration.repository(VoucherAccount.class),
                                        configuration.repository(UsageKey.class)))
                .start();
    }

    /** The same name is always the same id. */
    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static OpenVoucherAccount open(String voucher, long faceFen, int rate, PayeeKind payee) {
        return new OpenVoucherAccount(
                id(voucher), id("issue of " + voucher), terms(faceFen, rate, payee), NOW);
    }

    static OpenVoucherAccount open(String voucher, long faceFen) {
        return open(voucher, faceFen, 8_000, PayeeKind.DATA_CENTRE);
    }

    static VoucherTerms terms(long faceFen, int rate, PayeeKind payee) {
        return new VoucherTerms(
                POT,
                "310000",
                ENTERPRISE,
                faceFen,
                rate,
                new VoucherValidity(
                        Instant.parse("2025-12-31T16:00:00Z"),
                        Instant.parse("2026-12-31T16:00:00Z"),
                        Instant.parse("2027-01-30T16:00:00Z")),
                payee,
                null,
                null,
                null);
    }

    static Usage usage(String usageId, String voucher, long costFen) {
        return new Usage("DC-1", usageId, id(voucher), PERIOD, costFen, Usage.Details.NONE);
    }

    static RecordConsumption consume(String usageId, String voucher, long costFen) {
        return consume(usage(usageId, voucher, costFen), NOW);
    }

    static RecordConsumption consume(Usage usage, Instant at) {
        return new RecordConsumption(
                usage, id("event of " + usage.key()), id("closing by " + usage.key()), at);
    }

    static CloseVoucherAccount close(String voucher, String reason) {
        return new CloseVoucherAccount(
                id(voucher),
                POT,
                id("request to close " + voucher),
                id("closing of " + voucher),
                reason,
                NOW.minusSeconds(10),
                NOW);
    }

    static ReduceVoucherAccount reduce(String name, String voucher, long amountFen) {
        return new ReduceVoucherAccount(
                id(voucher),
                POT,
                id("request of " + name),
                id(name),
                amountFen,
                NOW.minusSeconds(10),
                NOW);
    }

    static SuspendVoucherAccount suspend(String voucher, Instant from) {
        return new SuspendVoucherAccount(id(voucher), POT, id("suspension"), from, NOW);
    }

    static ResumeVoucherAccount resume(String voucher, Instant from) {
        return new ResumeVoucherAccount(id(voucher), POT, id("resumption"), from, NOW);
    }
}
