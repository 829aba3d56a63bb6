package org.computevoucher.ledger.book;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.computevoucher.ledger.book.Message.What;
import org.computevoucher.ledger.pot.PotId;
import org.jspecify.annotations.Nullable;

/**
 * Issuance and redemption, as far as the order of their facts goes: envelopes that decide, accounts
 * that are used and closed.
 *
 * <p>The causes they name are the contract of the topics: whatever takes available money names what
 * took the pot's available money before it.
 */
final class OtherServices {

    private static final class Envelope {
        private long available;
        private boolean closed;
        private @Nullable UUID lastAllocation;

        /** What took available money last. */
        private @Nullable UUID lastOut;
    }

    private static final class Account {
        private final UUID issue;
        private final PotId pot;
        private long open;
        private boolean closed;

        Account(Message issued) {
            issue = issued.id();
            pot = issued.pot();
            open = issued.fen();
        }
    }

    private final Random random;
    private final Partition.Topics topics;
    private final Map<PotId, Envelope> envelopes = new HashMap<>();
    private final Map<UUID, Account> accounts = new HashMap<>();
    private int vouchers;

    OtherServices(Random random, Partition.Topics topics) {
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
            from.available -= fen;
            from.lastOut = topics.publish(topics.voucher, What.ISSUED, cause, pot, fen, id);
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
                        case REDUCED, CLOSED -> refill(of, message);
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

    /** Somebody wants a voucher closed, or gives a part of it back. */
    void askToCloseOrReduce() {
        List<UUID> live = vouchers(account -> !account.closed);
        if (!live.isEmpty()) {
            UUID id = live.get(random.nextInt(live.size()));
            Account account = account(id);
            What what = random.nextBoolean() ? What.CLOSURE_REQUESTED : What.REDUCTION_REQUESTED;
            long fen = random.nextLong(1, 21);
            topics.publish(topics.voucher, what, account.issue, account.pot, fen, id);
        }
    }

    void consume() {
        List<UUID> open = vouchers(account -> account.open > 0);
        if (!open.isEmpty()) {
            UUID id = open.get(random.nextInt(open.size()));
            Account account = account(id);
            long fen = random.nextLong(1, account.open + 1);
            account.open -= fen;
            topics.publish(topics.consumption, What.CONSUMED, account.issue, account.pot, fen, id);
        }
    }

    boolean redemptionReads(Partition partition) {
        return partition.offerTo(
                "redemption",
                message -> {
                    switch (message.what()) {
                        case ISSUED -> accounts.put(message.voucher(), new Account(message));
                        case CLOSURE_REQUESTED -> giveUp(message, Long.MAX_VALUE);
                        case REDUCTION_REQUESTED -> giveUp(message, message.fen());
                        default -> {
                            // of no concern to an account
                        }
                    }
                    return true;
                });
    }

    private void giveUp(Message asked, long most) {
        Account account = account(asked.voucher());
        if (!account.closed) {
            long fen = Math.min(most, account.open);
            account.open -= fen;
            account.closed = account.open == 0;
            What what = account.closed ? What.CLOSED : What.REDUCED;
            topics.publish(topics.consumption, what, asked.id(), asked.pot(), fen, asked.voucher());
        }
    }

    private List<UUID> vouchers(java.util.function.Predicate<Account> which) {
        return accounts.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Account account(UUID id) {
        return Objects.requireNonNull(accounts.get(id));
    }

    private Envelope envelope(PotId pot) {
        return envelopes.computeIfAbsent(pot, unknown -> new Envelope());
    }
}
