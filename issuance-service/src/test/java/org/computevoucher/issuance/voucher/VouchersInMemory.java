package org.computevoucher.issuance.voucher;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.allowance.Allowances;
import org.computevoucher.issuance.allowance.Allowances.Claim;
import org.computevoucher.issuance.allowance.AllowancesInMemory;
import org.computevoucher.issuance.envelope.Envelope;
import org.computevoucher.issuance.envelope.FillEnvelope;
import org.computevoucher.issuance.envelope.Reservation;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.validity.VoucherDays;
import org.computevoucher.issuance.validity.VoucherValidity;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.testkit.InMemoryService;
import org.jspecify.annotations.Nullable;

/**
 * Vouchers, envelopes and allowances in memory, with short names for what stories of a voucher's
 * life need. A voucher begins by a shorter way than a grant's.
 */
final class VouchersInMemory {

    static final String POT = "310000-COMPUTE-2026";
    static final String ENTERPRISE = "91330100799655058B";
    static final String GROUP = "HUADONG-AI";
    static final Instant ISSUED = Instant.parse("2026-03-01T08:00:00Z");
    static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
    static final Instant GRACE_ENDS = Instant.parse("2027-01-30T16:00:00Z");
    static final Mandate OFFICE = new Mandate(false, Set.of("310000"), null, null);
    static final Mandate HOLDER = new Mandate(false, Set.of(), ENTERPRISE, null);

    private VouchersInMemory() {}

    static InMemoryService start() {
        return AllowancesInMemory.addTo(
                        InMemoryService.define().existing(Envelope.class).created(Voucher.class))
                .handler(VoucherLifeDesk::new)
                .handler(TestDesk::new)
                .start();
    }

    /** Issue a voucher from what the envelope holds. */
    record Begin(@TargetAggregateIdentifier UUID voucherId, long faceFen, boolean granted) {}

    /** How it is with a voucher. */
    record Look(@TargetAggregateIdentifier UUID voucherId) {}

    /** How much of the year's cap a holder can still take of so much. */
    record AskForMore(@TargetAggregateIdentifier String enterprise, long faceFen, long capFen) {}

    static final class TestDesk {

        private final Repository<Voucher> vouchers;
        private final Repository<Envelope> envelopes;
        private final Allowances allowances;

        TestDesk(Configuration configuration) {
            this.vouchers = configuration.repository(Voucher.class);
            this.envelopes = configuration.repository(Envelope.class);
            this.allowances = new Allowances(configuration);
        }

        @CommandHandler
        Outcome<VoucherIssued> begin(Begin command) {
            UUID voucherId = command.voucherId();
            UUID issueId = new UUID(1, voucherId.getLeastSignificantBits());
            Money face = Money.ofFen(command.faceFen());
            Reservation reserved =
                    envelopes
                            .load(POT)
                            .invoke(found -> found.reserve(voucherId, issueId, face, ISSUED));
            if (command.granted()) {
                allowances.take(claim(), voucherId, face, ISSUED);
            }
            VoucherIssued issued =
                    issued(
                            voucherId,
                            issueId,
                            reserved.causeId(),
                            command.faceFen(),
                            command.granted() ? grant() : null);
            Aggregates.begin(vouchers, () -> new Voucher(issued));
            return Outcome.accepted(issued);
        }

        @CommandHandler
        Outcome<VoucherState> look(Look command) {
            return Outcome.accepted(
                    vouchers.load(command.voucherId().toString()).invoke(Voucher::now));
        }

        @CommandHandler
        Outcome<String> ask(AskForMore command) {
            return allowances
                    .refusalOf(claim(), Money.ofFen(command.faceFen()), command.capFen())
                    .<Outcome<String>>map(Outcome::refused)
                    .orElseGet(() -> Outcome.accepted("within the cap"));
        }
    }

    static VoucherIssued issued(
            UUID voucherId,
            UUID issueId,
            UUID causeId,
            long faceFen,
            @Nullable VoucherGrant grant) {
        return new VoucherIssued(
                issueId,
                causeId,
                voucherId,
                "310000",
                new VoucherTerms(
                        POT,
                        ENTERPRISE,
                        faceFen,
                        8_000,
                        new VoucherDays(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 30),
                        Payee.DATA_CENTRE),
                new VoucherValidity(
                        Instant.parse("2025-12-31T16:00:00Z"),
                        Instant.parse("2026-12-31T16:00:00Z"),
                        GRACE_ENDS),
                grant,
                ISSUED,
                ISSUED);
    }

    static VoucherGrant grant() {
        return new VoucherGrant(
                "310000-COMPUTE-2026-0000042-T", 3, null, GROUP, null, null, "EXCLUSIVE");
    }

    private static Claim claim() {
        return new Claim("310000-COMPUTE", ISSUED, ENTERPRISE, GROUP);
    }

    /** The same name is always the same id. */
    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static FillEnvelope fill(long amountFen) {
        return new FillEnvelope(POT, id("allocation"), amountFen, ISSUED);
    }

    static Begin begin(String voucher, long faceFen) {
        return new Begin(id(voucher), faceFen, true);
    }

    static SuspendVoucher suspend(String voucher, @Nullable Instant from) {
        return new SuspendVoucher(
                id(voucher),
                OFFICE,
                id("suspension"),
                SuspensionReason.UNDER_INVESTIGATION,
                "Notice 7",
                from,
                NOW);
    }

    static ResumeVoucher resume(String voucher) {
        return new ResumeVoucher(id(voucher), OFFICE, id("resumption"), "Notice 8", NOW);
    }

    static CancelVoucher cancel(String voucher) {
        return new CancelVoucher(id(voucher), OFFICE, id("cancellation"), "Notice 9", NOW);
    }

    static ReturnVoucher giveBack(String voucher, long amountFen) {
        return new ReturnVoucher(id(voucher), HOLDER, id("return"), amountFen, NOW);
    }

    static ExpireVoucher expire(String voucher, Instant at) {
        return new ExpireVoucher(id(voucher), id("expiry"), at);
    }

    static ReduceVoucher reduce(String voucher, long amountFen, long faceFen) {
        return new ReduceVoucher(POT, id(voucher), id("reduction"), amountFen, faceFen, NOW);
    }

    static CloseVoucher close(String voucher, long unusedFen) {
        return new CloseVoucher(POT, id(voucher), id("closing"), unusedFen, "EXPIRED", NOW);
    }

    static CloseVoucher exhausted(String voucher) {
        return new CloseVoucher(POT, id(voucher), id("exhaustion"), 0, "EXHAUSTED", NOW);
    }

    static ReverseVoucherUsage reverse(String voucher, long availableFen) {
        return new ReverseVoucherUsage(POT, id(voucher), id("reversal"), availableFen, NOW);
    }

    static RecoverVoucherMoney recover(String voucher, long returnedFen) {
        return new RecoverVoucherMoney(POT, id(voucher), id("credit"), returnedFen, NOW);
    }

    static ReopenVoucher reopen(String voucher) {
        return new ReopenVoucher(POT, id(voucher), id("reopening"), NOW);
    }
}
