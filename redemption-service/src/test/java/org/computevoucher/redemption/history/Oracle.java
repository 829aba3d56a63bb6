package org.computevoucher.redemption.history;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.computevoucher.redemption.claim.InvoiceEvent.InvoiceClaimed;
import org.computevoucher.redemption.claim.InvoiceEvent.InvoiceReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableNetted;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableReceived;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableSetOff;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentAnswered;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentPrepared;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunApproved;
import org.computevoucher.redemption.usage.UsageEvent.UsageReversed;
import org.computevoucher.redemption.usage.UsageEvent.UsageTaken;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ConsumptionReversed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.RecoveryCredited;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReopened;

/** What always has to hold, calculated from the events alone. */
final class Oracle {

    final Payments payments = new Payments();
    private final Map<String, PotBook> pots = new HashMap<>();
    private final Map<UUID, VoucherBook> vouchers = new LinkedHashMap<>();
    private final Map<String, Long> left = new HashMap<>();
    private final Map<String, Long> claims = new HashMap<>();
    private final Seen seen;

    Oracle(Seen seen) {
        this.seen = seen;
    }

    VoucherBook voucher(UUID id) {
        return Objects.requireNonNull(vouchers.get(id));
    }

    PotBook pot(String pot) {
        return pots.computeIfAbsent(pot, PotBook::new);
    }

    /** What is not reversed of a usage record, of what was billed, in fen. */
    long left(String usageKey) {
        return left.getOrDefault(usageKey, 0L);
    }

    /** All events of one transaction. */
    void follow(List<Object> events) {
        events.forEach(this::follow);
        vouchers.values().forEach(VoucherBook::mustHold);
        pots.values().forEach(PotBook::mustHold);
        payments.mustHold();
    }

    private void follow(Object event) {
        seen.happened(event.getClass().getSimpleName());
        switch (event) {
            case VoucherAccountOpened e -> {
                vouchers.put(e.voucherId(), new VoucherBook(e));
                pot(e.terms().pot()).opened(e);
            }
            case ComputeConsumed e -> {
                voucher(e.voucherId()).consumed(e);
                pot(e.pot()).consumed(e);
            }
            case ReversalRecorded e -> {
                voucher(e.voucherId()).reversalRecorded(e);
                if (!e.hasTheCost()) {
                    seen.happened(Seen.OF_OTHERS);
                }
            }
            case ConsumptionReversed e -> {
                voucher(e.voucherId()).reversed(e);
                pot(e.pot()).reversed(e);
            }
            case RecoveryCredited e -> {
                voucher(e.voucherId()).credited(e);
                pot(e.pot()).credited(e);
            }
            case VoucherReduced e -> {
                voucher(e.voucherId()).reduced(e);
                pot(e.pot()).reduced(e);
            }
            case VoucherClosed e -> {
                voucher(e.voucherId()).closed(e);
                pot(e.pot()).closed(e);
            }
            case VoucherReopened e -> voucher(e.voucherId()).reopened();
            case UsageTaken e -> {
                Long before =
                        left.putIfAbsent(e.usageKey(), Objects.requireNonNull(e.billedCostFen()));
                Broken.unless(before == null, "%s twice", e);
            }
            case UsageReversed e -> {
                long after = left.merge(e.usageKey(), -e.answer().billedCostFen(), Long::sum);
                Broken.unless(after >= 0, "%s leaves %d", e, after);
            }
            default -> followMoney(event);
        }
    }

    private void followMoney(Object event) {
        switch (event) {
            case PayableReleased e -> pot(e.pot()).released(e);
            case RecoveryRaised e -> pot(e.pot()).raised(e);
            case ReceivableNetted e -> pot(e.pot()).netted(e);
            case ReceivableReceived e -> pot(e.pot()).received(e);
            case ReceivableSetOff e -> pot(e.pot()).setOff(e);
            case PaymentPrepared e -> payments.prepared(e);
            case SettlementRunApproved e -> payments.approved(e.runId());
            case PaymentAnswered e -> payments.answered(e.paymentId());
            case SubsidyReimbursed e -> {
                pot(e.pot()).reimbursed(e);
                payments.reimbursed(e);
            }
            case PaymentRejected e -> payments.rejected(e);
            case InvoiceClaimed e -> claimed(e.invoiceId() + e.voucherId(), e.coveredFen());
            case InvoiceReleased e -> claimed(e.invoiceId() + e.voucherId(), -e.coveredFen());
            default -> {
                // it moves no money
            }
        }
    }

    private void claimed(String claim, long fen) {
        long after = claims.merge(claim, fen, Long::sum);
        Broken.unless(after >= 0, "%s claims %d", claim, after);
    }

    /** When everybody has heard of everything and everything payable is paid. */
    void mustBeSettled(String pot, List<String> payees, List<UUID> ofPot) {
        long subsidies = 0;
        for (UUID id : ofPot) {
            Broken.unless(voucher(id).pending() == 0, "%s still waits for its payee", id);
            subsidies += voucher(id).subsidy();
        }
        long had = 0;
        for (String payee : payees) {
            long payable = pot(pot).payable(payee);
            Broken.unless(payable == 0, "%s is still owed %d", payee, payable);
            had += pot(pot).paid(payee) - pot(pot).receivable(payee);
        }
        Broken.unless(
                subsidies == had, "subsidies of %s are %d, but %d are paid", pot, subsidies, had);
    }
}
