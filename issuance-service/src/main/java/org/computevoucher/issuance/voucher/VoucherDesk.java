package org.computevoucher.issuance.voucher;

import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.issuance.envelope.Envelope;
import org.computevoucher.issuance.envelope.Reservation;
import org.computevoucher.issuance.pot.FiscalYearRule;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.validity.ValidityRules;
import org.computevoucher.issuance.validity.VoucherValidity;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;

/**
 * Issues and closes vouchers: the commands that touch a voucher and its pot's envelope, each in one
 * transaction, so that money is never promised without a voucher nor a voucher issued without
 * money.
 */
final class VoucherDesk {

    private final Repository<Voucher> vouchers;
    private final Repository<Envelope> envelopes;

    VoucherDesk(Repository<Voucher> vouchers, Repository<Envelope> envelopes) {
        this.vouchers = vouchers;
        this.envelopes = envelopes;
    }

    /** Issues the voucher if every rule and the pot's envelope allow it. */
    @CommandHandler
    Outcome<VoucherIssued> issue(IssueVoucher command) {
        VoucherTerms terms = command.terms();
        PotId pot = PotId.of(terms.pot());
        return UnifiedSocialCreditCode.check(terms.enterprise())
                .then(enterprise -> FiscalYearRule.check(pot, command.at()))
                .then(plausible -> ValidityRules.check(terms.days(), command.at()))
                .then(
                        validity ->
                                reserve(command)
                                        .map(
                                                reserved ->
                                                        issued(
                                                                command,
                                                                pot,
                                                                validity,
                                                                reserved.causeId())))
                .map(this::record);
    }

    private Outcome<Reservation> reserve(IssueVoucher command) {
        Money face = Money.ofFen(command.terms().faceFen());
        return Aggregates.find(envelopes, command.pot())
                .map(envelope -> envelope.invoke(found -> reserve(found, command, face)))
                .orElseGet(
                        () -> Outcome.refused(Envelope.refusalOfNeverFilled(command.pot(), face)));
    }

    private static Outcome<Reservation> reserve(
            Envelope envelope, IssueVoucher command, Money face) {
        return envelope.refusalOf(face)
                .<Outcome<Reservation>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                Outcome.accepted(
                                        envelope.reserve(
                                                command.voucherId(),
                                                command.eventId(),
                                                face,
                                                command.at())));
    }

    private static VoucherIssued issued(
            IssueVoucher command, PotId pot, VoucherValidity validity, UUID cause) {
        return new VoucherIssued(
                command.eventId(),
                cause,
                command.voucherId(),
                pot.region(),
                command.terms(),
                validity,
                null,
                command.at(),
                command.at());
    }

    private VoucherIssued record(VoucherIssued issued) {
        Aggregates.begin(vouchers, () -> new Voucher(issued));
        return issued;
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
