package org.computevoucher.redemption.voucheraccount;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.service.ServiceDefinition;
import org.computevoucher.redemption.claim.ClaimCapability;
import org.computevoucher.redemption.datacentre.ApprovedInMemory;
import org.computevoucher.redemption.datacentre.DataCentreCapability;
import org.computevoucher.redemption.payee.PayeeCapability;
import org.computevoucher.redemption.settlement.SettlementCapability;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageCapability;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.validity.VoucherValidity;
import org.computevoucher.testkit.InMemoryCommands;
import org.computevoucher.testkit.InMemoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

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
        InMemoryCommands commands = new InMemoryCommands();
        ServiceDefinition redemption = ServiceDefinition.named("redemption");
        UsageCapability.addTo(redemption);
        ClaimCapability.addTo(redemption);
        DataCentreCapability.addTo(redemption, new JdbcTemplate());
        PayeeCapability.addTo(redemption, new JdbcTemplate());
        SettlementCapability.addTo(
                redemption, new JdbcTemplate(), commands, Clock.fixed(NOW, ZoneOffset.UTC));
        VoucherAccountCapability.addTo(redemption, new JdbcTemplate(), commands);
        InMemoryService service =
                InMemoryService.of(redemption)
                        .handler(PayingAll::new)
                        .automating(redemption, commands, "owe-the-payee", "tell-the-voucher")
                        .start();
        for (String dataCentre : List.of("DC-1", "DC-2")) {
            ApprovedInMemory.commands(dataCentre, Instant.parse("2025-01-01T00:00:00Z"), NOW)
                    .forEach(service::accepted);
        }
        return service;
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
        return terms(faceFen, rate, payee, null);
    }

    static VoucherTerms terms(long faceFen, int rate, PayeeKind payee, @Nullable String stacking) {
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
                stacking);
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

    static ReverseConsumption reverse(String reversalId, String usageId, long costFen) {
        return new ReverseConsumption(
                new Reversal("DC-1", usageId, reversalId, costFen, "METERING_ERROR"),
                id("reversal " + reversalId + " of " + usageId),
                NOW);
    }

    /** All that is payable of the pot is paid, as a run and its bank would. */
    static void pay(InMemoryService service, String settlement) {
        service.accepted(new PayingAll.PayAll(POT, "DC-1", id(settlement), NOW));
    }
}
