package org.computevoucher.issuance.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.computevoucher.issuance.voucher.ClosureReason;
import org.computevoucher.issuance.voucher.VoucherEvent;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherMoneyRecovered;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReduced;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReductionRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReopened;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherResumed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherSuspended;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherUsageReversed;

/** What became of every voucher. */
final class Holders {

    /** One voucher. */
    static final class Held {

        final VoucherIssued issued;
        long faceFen;
        boolean suspended;
        boolean closing;
        boolean wasReopened;
        boolean closed;
        long pendingFen;
        long unusedFen;

        Held(VoucherIssued issued) {
            this.issued = issued;
            this.faceFen = issued.terms().faceFen();
        }

        private boolean isOver() {
            return closing || closed;
        }
    }

    private final Map<UUID, Held> byId = new HashMap<>();
    private final List<Held> inOrder = new ArrayList<>();

    List<Held> all() {
        return inOrder;
    }

    void follow(VoucherEvent event) {
        switch (event) {
            case VoucherIssued issued -> {
                Held held = new Held(issued);
                inOrder.add(held);
                mustBe(byId.put(issued.voucherId(), held) == null, event);
            }
            case VoucherSuspended suspended -> {
                Held held = of(suspended);
                mustBe(!held.isOver() && !held.suspended, event);
                held.suspended = true;
            }
            case VoucherResumed resumed -> {
                Held held = of(resumed);
                mustBe(!held.isOver() && held.suspended, event);
                held.suspended = false;
            }
            case VoucherReductionRequested requested -> {
                Held held = of(requested);
                mustBe(!held.isOver() && held.pendingFen == 0, event);
                mustBe(requested.amountFen() > 0 && requested.amountFen() < held.faceFen, event);
                held.pendingFen = requested.amountFen();
            }
            case VoucherClosureRequested requested -> {
                Held held = of(requested);
                mustBe(!held.isOver(), event);
                mustBe(
                        requested.reason() != ClosureReason.EXPIRED
                                || !requested
                                        .recordedAt()
                                        .isBefore(held.issued.validity().reportableUntil()),
                        event);
                held.closing = true;
            }
            case VoucherReduced reduced -> {
                Held held = of(reduced);
                mustBe(
                        !held.closed
                                && (held.wasReopened || reduced.amountFen() <= held.pendingFen),
                        event);
                held.pendingFen = 0;
                held.faceFen -= reduced.amountFen();
                mustBe(held.faceFen == reduced.faceFen() && held.faceFen > 0, event);
            }
            case VoucherClosed closed -> {
                Held held = of(closed);
                mustBe(!held.closed && closed.unusedFen() <= held.faceFen, event);
                held.closed = true;
                held.unusedFen = closed.unusedFen();
            }
            case VoucherUsageReversed reversed ->
                    wasNotUsed(reversed, reversed.amountFen(), reversed.unusedFen());
            case VoucherMoneyRecovered recovered ->
                    wasNotUsed(recovered, recovered.amountFen(), recovered.unusedFen());
            case VoucherReopened reopened -> {
                Held held = of(reopened);
                mustBe(held.closed && held.unusedFen == 0, event);
                held.closed = false;
                held.closing = false;
                held.wasReopened = true;
                held.pendingFen = 0;
                held.suspended = reopened.suspendedFrom() != null;
            }
        }
    }

    /** Of a closed one, after all. */
    private void wasNotUsed(VoucherEvent event, long amountFen, long unusedFen) {
        Held held = of(event);
        held.unusedFen += amountFen;
        mustBe(held.closed && amountFen > 0, event);
        mustBe(unusedFen == held.unusedFen && unusedFen <= held.faceFen, event);
    }

    private Held of(VoucherEvent event) {
        return Objects.requireNonNull(byId.get(event.voucherId()), "it was never issued");
    }

    /** The pot that a voucher was issued from. */
    String potOf(VoucherEvent event) {
        return of(event).issued.terms().pot();
    }

    private static void mustBe(boolean holds, VoucherEvent event) {
        Broken.unless(holds, "%s cannot follow what was before", event);
    }
}
