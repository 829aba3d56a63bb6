package org.computevoucher.redemption.history;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ConsumptionReversed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.RecoveryCredited;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;

/** What the events of a voucher add up to, in fen. */
final class VoucherBook {

    final UUID id;
    private final int rate;
    private long face;
    private long cost;
    private long pending;
    private long unrecovered;
    private boolean closed;

    /** What each payee has of the subsidy. */
    private final Map<String, Long> subsidies = new HashMap<>();

    /** What each payee has to give back of it. */
    private final Map<String, Long> owed = new HashMap<>();

    VoucherBook(VoucherAccountOpened opened) {
        id = opened.voucherId();
        rate = opened.terms().rateBasisPoints();
        face = opened.terms().faceFen();
    }

    boolean isClosed() {
        return closed;
    }

    boolean waitsForMoney() {
        return pending + unrecovered > 0;
    }

    /** A payee was paid, and has not given it back. */
    boolean waitsForPayees() {
        return pending == 0 && unrecovered > 0;
    }

    long subsidy() {
        return subsidies.values().stream().mapToLong(Long::longValue).sum();
    }

    long pending() {
        return pending;
    }

    private long open() {
        return face - subsidy() - pending - unrecovered;
    }

    void consumed(ComputeConsumed event) {
        Broken.unless(!closed || event.subsidyFen() == event.setOff().fen(), "%s is closed", event);
        cost += event.eligibleCostFen();
        subsidies.merge(event.payee(), event.subsidyFen(), Long::sum);
        recovered(event.payee(), event.setOff().fen());
        Broken.unless(event.openFen() == open(), "%s, but %d are open", event, open());
    }

    void reversalRecorded(ReversalRecorded event) {
        cost -= event.eligibleCostFen();
        pending += event.subsidyFen();
        long left = subsidies.merge(event.payee(), -event.subsidyFen(), Long::sum);
        Broken.unless(left >= 0, "%s takes more than the payee has", event);
    }

    void reversed(ConsumptionReversed event) {
        pending -= event.subsidyFen();
        unrecovered += event.recoveryFen();
        owed.merge(event.payee(), event.recoveryFen(), Long::sum);
        face -= event.availableFen();
        Broken.unless(event.availableFen() == 0 || closed, "%s is not closed", event);
        Broken.unless(event.openFen() == open(), "%s, but %d are open", event, open());
    }

    void credited(RecoveryCredited event) {
        recovered(event.payee(), event.amountFen());
        face -= event.returnedFen();
        Broken.unless(event.returnedFen() == 0 || closed, "%s is not closed", event);
        Broken.unless(event.openFen() == open(), "%s, but %d are open", event, open());
    }

    private void recovered(String payee, long fen) {
        unrecovered -= fen;
        long left = owed.merge(payee, -fen, Long::sum);
        Broken.unless(left >= 0, "%s gave back %d more than it had to", payee, -left);
    }

    void reduced(VoucherReduced event) {
        face -= event.amountFen();
        Broken.unless(event.openFen() == open() && open() > 0, "%s, %d open", event, open());
    }

    void closed(VoucherClosed event) {
        Broken.unless(!closed, "%s twice", event);
        Broken.unless(event.unusedFen() == open(), "%s, but %d are open", event, open());
        face -= event.unusedFen();
        closed = true;
    }

    void reopened() {
        Broken.unless(closed && open() > 0, "%s with %d open", id, open());
        closed = false;
    }

    void mustHold() {
        long bySpending = Math.min(face, cost * rate / 10_000);
        Broken.unless(
                subsidy() == bySpending,
                "%s has a subsidy of %d instead of %d",
                id,
                subsidy(),
                bySpending);
        Broken.unless(open() >= 0 && pending >= 0 && unrecovered >= 0, "%s is below zero", id);
        Broken.unless(closed || open() > 0 || waitsForMoney(), "%s is used up and not closed", id);
    }
}
