package org.computevoucher.redemption.it;

import computevoucher.voucher.v1.VoucherIssued;
import java.time.Instant;
import java.util.UUID;
import org.computevoucher.testkit.contract.Callers;
import org.computevoucher.testkit.contract.ExampleClock;
import org.computevoucher.testkit.contract.ExampleRequests;
import org.computevoucher.testkit.contract.HttpContractTests;
import org.springframework.context.annotation.Import;

/** The service as its document describes it, and as hostile callers find it. */
@Import(ExampleClock.class)
class ContractIT extends RedemptionIT implements HttpContractTests {

    private static final String POT = "510100-MODEL-2026";
    private static final UUID VOUCHER = UUID.fromString("01972f6a-9c00-7000-8000-000000000102");
    private static final Instant ISSUED = Instant.parse("2026-01-05T08:00:00Z");

    private final ExampleRequests requests = new ExampleRequests(Callers.ANYBODY);

    @Override
    public ExampleRequests requests() {
        return requests;
    }

    @Override
    public void prepareForExamples() {
        topics.publish(
                VOUCHER.toString(),
                new VoucherIssued(
                        UUID.randomUUID().toString(),
                        ISSUED,
                        ISSUED,
                        VOUCHER.toString(),
                        POT,
                        POT.substring(0, 6),
                        "91330100799655058B",
                        80_000_000L,
                        8_000,
                        Instant.parse("2025-12-31T16:00:00Z"),
                        Instant.parse("2026-12-31T16:00:00Z"),
                        Instant.parse("2027-01-30T16:00:00Z"),
                        "DATA_CENTRE"));
        soon().until(() -> account(VOUCHER).status() == 200);
    }
}
