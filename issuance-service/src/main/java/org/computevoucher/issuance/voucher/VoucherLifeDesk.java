package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.issuance.allowance.Allowances;
import org.computevoucher.issuance.allowance.Allowances.Claim;
import org.computevoucher.issuance.envelope.Envelope;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherMoneyRecovered;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReduced;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReopened;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherUsageReversed;
import org.computevoucher.issuance.voucher.VoucherRefusal.VoucherUnknown;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;

/**
 * What becomes of vouchers after their issue. Who asks by a voucher's id gets {@link
 * VoucherUnknown} for somebody else's: the voucher itself knows whose it is, also a moment after
 * its issue. What an account gives back goes to the voucher's pot, or to the treasury where a payee
 * had been paid it, and counts no more in its holder's allowances, in the transaction in which the
 * voucher follows.
 */
final class VoucherLifeDesk {

    private final Repository<Voucher> vouchers;
    private final Repository<Envelope> envelopes;
    private final Allowances allowances;

    VoucherLifeDesk(Configuration configuration) {
        this.vouchers = configuration.repository(Voucher.class);
        this.envelopes = configuration.repository(Envelope.class);
        this.allowances = new Allowances(configuration);
    }

    @CommandHandler
    Outcome<VoucherState> suspend(SuspendVoucher command) {
        return of(command.voucherId().toString(), command.mandate())
                .then(voucher -> voucher.invoke(found -> found.suspend(command)));
    }

    @CommandHandler
    Outcome<VoucherState> resume(ResumeVoucher command) {
        return of(command.voucherId().toString(), command.mandate())
                .then(voucher -> voucher.invoke(found -> found.resume(command)));
    }

    @CommandHandler
    Outcome<VoucherState> cancel(CancelVoucher command) {
        return of(command.voucherId().toString(), command.mandate())
                .then(voucher -> voucher.invoke(found -> found.cancel(command)));
    }

    @CommandHandler
    Outcome<VoucherState> giveBack(ReturnVoucher command) {
        return of(command.voucherId().toString(), command.mandate())
                .then(voucher -> voucher.invoke(found -> found.giveBack(command)));
    }

    /**
     * Asks for the closure, once; whether it did.
     *
     * @throws AggregateNotFoundException if there is no such voucher: the calendar has it from its
     *     issue
     */
    @CommandHandler
    Outcome<Boolean> expire(ExpireVoucher command) {
        return Outcome.accepted(
                vouchers.load(command.voucherId().toString())
                        .invoke(voucher -> voucher.expire(command)));
    }

    /**
     * @throws AggregateNotFoundException if there is no such voucher: its account was opened by its
     *     issue, so it is a bug and becomes a dead letter
     */
    @CommandHandler
    Outcome<VoucherReduced> reduce(ReduceVoucher command) {
        Aggregate<Voucher> voucher = vouchers.load(command.voucherId().toString());
        VoucherReduced reduced = voucher.invoke(found -> found.reduce(command));
        comesBack(
                voucher, reduced.eventId(), Money.ofFen(reduced.amountFen()), reduced.recordedAt());
        return Outcome.accepted(reduced);
    }

    /**
     * @throws AggregateNotFoundException if there is no such voucher, as above
     */
    @CommandHandler
    Outcome<VoucherClosed> close(CloseVoucher command) {
        Aggregate<Voucher> voucher = vouchers.load(command.voucherId().toString());
        VoucherClosed closed = voucher.invoke(found -> found.close(command));
        comesBack(voucher, closed.eventId(), Money.ofFen(closed.unusedFen()), closed.recordedAt());
        return Outcome.accepted(closed);
    }

    /**
     * @throws AggregateNotFoundException if there is no such voucher, as above
     */
    @CommandHandler
    Outcome<VoucherUsageReversed> reverseUsage(ReverseVoucherUsage command) {
        Aggregate<Voucher> voucher = vouchers.load(command.voucherId().toString());
        VoucherUsageReversed reversed = voucher.invoke(found -> found.reverseUsage(command));
        comesBack(
                voucher,
                reversed.eventId(),
                Money.ofFen(reversed.amountFen()),
                reversed.recordedAt());
        return Outcome.accepted(reversed);
    }

    /**
     * @throws AggregateNotFoundException if there is no such voucher, as above
     */
    @CommandHandler
    Outcome<VoucherMoneyRecovered> recoverMoney(RecoverVoucherMoney command) {
        Aggregate<Voucher> voucher = vouchers.load(command.voucherId().toString());
        VoucherMoneyRecovered recovered = voucher.invoke(found -> found.recoverMoney(command));
        VoucherIssued issued = voucher.invoke(found -> found.now().issued());
        Money amount = Money.ofFen(recovered.amountFen());
        Instant at = recovered.recordedAt();
        envelopes
                .load(issued.terms().pot())
                .execute(envelope -> envelope.returnRecovered(issued.voucherId(), amount, at));
        countsNoMore(issued, amount, at);
        return Outcome.accepted(recovered);
    }

    /**
     * Its face was promised all the time, so no money moves.
     *
     * @throws AggregateNotFoundException if there is no such voucher, as above
     */
    @CommandHandler
    Outcome<VoucherReopened> reopen(ReopenVoucher command) {
        return Outcome.accepted(
                vouchers.load(command.voucherId().toString())
                        .invoke(found -> found.reopen(command)));
    }

    private Outcome<Aggregate<Voucher>> of(String voucherId, Mandate mandate) {
        return Aggregates.find(vouchers, voucherId)
                .filter(voucher -> mandate.covers(voucher.invoke(found -> found.now().owner())))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(new VoucherUnknown()));
    }

    /**
     * @param factId the fact by which it comes back
     */
    private void comesBack(Aggregate<Voucher> voucher, UUID factId, Money unused, Instant at) {
        VoucherIssued issued = voucher.invoke(found -> found.now().issued());
        envelopes
                .load(issued.terms().pot())
                .execute(envelope -> envelope.refill(issued.voucherId(), factId, unused, at));
        countsNoMore(issued, unused, at);
    }

    /** A voucher that was issued before there were rules counts in no allowance. */
    private void countsNoMore(VoucherIssued issued, Money unused, Instant at) {
        VoucherGrant grant = issued.grant();
        if (grant != null) {
            Claim claim =
                    new Claim(
                            PotId.of(issued.terms().pot()).programme(),
                            issued.recordedAt(),
                            issued.terms().enterprise(),
                            grant.affiliateGroup());
            allowances.free(claim, issued.voucherId(), unused, at);
        }
    }
}
