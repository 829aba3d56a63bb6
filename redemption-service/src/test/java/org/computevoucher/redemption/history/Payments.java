package org.computevoucher.redemption.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.payee.VoucherAmount;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentPrepared;

/** What the banks were asked to pay, and what became of it. */
final class Payments {

    /** The payments of each run, each with its amount in fen. */
    private final Map<UUID, Map<UUID, Long>> prepared = new HashMap<>();

    /** Those of approved runs without an answer: what is in the files that banks have. */
    private final Map<UUID, Long> unanswered = new LinkedHashMap<>();

    private final Set<String> paidLines = new HashSet<>();
    private long ordered;
    private long reimbursed;
    private long rejected;

    void prepared(PaymentPrepared event) {
        if (event.amountFen() > 0) {
            Long before = of(event.runId()).putIfAbsent(event.paymentId(), event.amountFen());
            Broken.unless(before == null, "%s is prepared twice", event);
        }
    }

    void approved(UUID runId) {
        of(runId)
                .forEach(
                        (payment, fen) -> {
                            unanswered.put(payment, fen);
                            ordered += fen;
                        });
    }

    void answered(UUID paymentId) {
        Broken.unless(unanswered.remove(paymentId) != null, "%s did not wait", paymentId);
    }

    void reimbursed(SubsidyReimbursed event) {
        String paymentId = Objects.requireNonNull(event.paymentId());
        for (VoucherAmount part : Objects.requireNonNull(event.vouchers())) {
            line(paymentId, event.pot() + part.voucherId());
        }
        Broken.unless(
                !paidLines.contains(paymentId + event.pot()), "%s was rejected before", event);
        reimbursed += event.amountFen();
    }

    void rejected(PaymentRejected event) {
        line(Objects.requireNonNull(event.paymentId()), event.pot());
        rejected += event.amountFen();
    }

    private void line(String paymentId, String part) {
        Broken.unless(
                paidLines.add(paymentId + part),
                "the part of %s in payment %s is answered twice",
                part,
                paymentId);
    }

    List<UUID> of(UUID runId, boolean waiting) {
        List<UUID> all = new ArrayList<>(of(runId).keySet());
        all.removeIf(payment -> unanswered.containsKey(payment) != waiting);
        return all;
    }

    private Map<UUID, Long> of(UUID runId) {
        return prepared.computeIfAbsent(runId, unknown -> new LinkedHashMap<>());
    }

    /** What all orders together ask for is what was paid, was rejected, or has no answer. */
    void mustHold() {
        long waiting = unanswered.values().stream().mapToLong(Long::longValue).sum();
        Broken.unless(
                ordered == reimbursed + rejected + waiting,
                "of %d ordered %d are paid, %d rejected, and %d wait",
                ordered,
                reimbursed,
                rejected,
                waiting);
    }
}
