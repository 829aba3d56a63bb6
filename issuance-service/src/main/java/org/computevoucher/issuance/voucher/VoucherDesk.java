package org.computevoucher.issuance.voucher;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.issuance.envelope.Envelope;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;

/**
 * Closes vouchers: the command touches a voucher and its pot's envelope in one transaction, so that
 * what was not used comes back with the closing.
 */
final class VoucherDesk {

    private final Repository<Voucher> vouchers;
    private final Repository<Envelope> envelopes;

    VoucherDesk(Repository<Voucher> vouchers, Repository<Envelope> envelopes) {
        this.vouchers = vouchers;
        this.envelopes = envelopes;
    }

    /**
     * Closes the voucher and refills its pot's envelope.
     *
     * @throws AggregateNotFoundException if there is no such voucher: its account was opened by its
     *     issue, so it is a bug and becomes a dead letter
     */
    @CommandHandler
    Outcome<VoucherClosed> close(CloseVoucher command) {
        VoucherClosed closed =
                vouchers.load(command.voucherId().toString())
                        .invoke(voucher -> voucher.close(command));
        envelopes
                .load(command.pot())
                .execute(
                        envelope ->
                                envelope.refill(
                                        command.voucherId(),
                                        Money.ofFen(command.unusedFen()),
                                        command.at()));
        return Outcome.accepted(closed);
    }
}
