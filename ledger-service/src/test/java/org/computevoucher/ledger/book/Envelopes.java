package org.computevoucher.ledger.book;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.computevoucher.ledger.book.Message.What;
import org.computevoucher.ledger.pot.PotId;
import org.jspecify.annotations.Nullable;

/**
 * Issuance, as far as the order of its facts goes: envelopes that decide.
 *
 * <p>The causes they name are the contract of the topics: whatever takes available money names what
 * took the pot's available money before it.
 */
final class Envelopes {

    private static final class Envelope {
        private long available;
        private boolean closed;
        private @Nullable UUID lastAllocation;

        /** What took available money last. */
        private @Nullable UUID lastOut;
    }

    private final Random random;
    private final Partition.Topics topics;
    private final Map<PotId, Envelope> envelopes = new HashMap<>();
    private int vouchers;

    Envelopes(Random random, Partition.Topics topics) {
        this.random = random;
        this.topics = topics;
    }

    /** Promises a part or all of what is available. */
    void issue(PotId pot) {
        Envelope from = envelope(pot);
        if (!from.closed && from.available > 0) {
            boolean all = random.nextBoolean();
            long fen = all ? from.available : random.nextLong(1, from.available + 1);
            UUID cause = from.lastOut == null ? from.lastAllocation : from.lastOut;
            UUID id = TestBook.id("voucher " + vouchers++);
            UUID decided = topics.publish(topics.application, What.DECIDED, null, pot, 0, id);
            from.available -= fen;
            from.lastOut = topics.publish(topics.voucher, What.ISSUED, cause, pot, fen, id);
            topics.publish(topics.application, What.DECIDED, decided, pot, 0, id);
        }
    }

    boolean issuanceReads(Partition partition) {
        return partition.offerTo(
                "issuance",
                message -> {
                    Envelope of = envelope(message.pot());
                    switch (message.what()) {
                        case ALLOCATED -> {
                            of.available += message.fen();
                            of.lastAllocation = message.id();
                        }
                        case WITHDRAWAL_REQUESTED -> giveBack(of, message);
                        case YEAR_END_REQUESTED -> {
                            of.closed = true;
                            giveUp(of, message, What.ENVELOPE_CLOSED, of.available);
                        }
                        case REDUCED, CLOSED, REVERSED -> refill(of, message);
                        default -> {
                            // of no concern to an envelope
                        }
                    }
                    return true;
                });
    }

    private void giveBack(Envelope of, Message asked) {
        if (asked.fen() <= of.available) {
            giveUp(of, asked, What.WITHDRAWAL_GRANTED, asked.fen());
        } else {
            topics.publish(topics.envelope, What.WITHDRAWAL_REFUSED, asked.id(), asked.pot(), 0);
        }
    }

    private void giveUp(Envelope of, Message asked, What what, long fen) {
        UUID cause = of.lastOut == null ? asked.id() : of.lastOut;
        of.available -= fen;
        of.lastOut = topics.publish(topics.envelope, what, cause, asked.pot(), fen);
    }

    private void refill(Envelope of, Message back) {
        if (!of.closed) {
            of.available += back.fen();
        } else if (back.fen() > 0) {
            topics.publish(
                    topics.envelope, What.UNUSED_RETURNED, back.id(), back.pot(), back.fen());
        }
    }

    private Envelope envelope(PotId pot) {
        return envelopes.computeIfAbsent(pot, unknown -> new Envelope());
    }
}
