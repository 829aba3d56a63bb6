package org.computevoucher.ledger.book;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.computevoucher.ledger.book.Message.What;
import org.computevoucher.ledger.pot.PotId;

/**
 * Redemption, as far as the order of its facts goes: vouchers that are used, corrected and closed
 * at two payees that are paid by the way.
 *
 * <p>The causes they name are the contract of the topics: usage names its voucher's issue, and what
 * a voucher does with money that a payee's account gave back names that. What takes from a payee's
 * account is all in one partition, in the order in which it was decided.
 */
final class Accounts {

    private static final List<String> PAYEES = List.of("dc-1", "dc-2");

    private static final class Voucher {
        private final UUID id;
        private final UUID issue;
        private final PotId pot;
        private long open;
        private boolean closed;

        /** What each payee has of it. */
        private final Map<String, Long> used = new HashMap<>();

        Voucher(Message issued) {
            id = issued.voucher();
            issue = issued.id();
            pot = issued.pot();
            open = issued.fen();
        }
    }

    /** Of one payee, in one pot: by voucher. */
    private static final class Payee {
        private final Map<UUID, Long> payable = new HashMap<>();
        private final Map<UUID, Long> receivable = new HashMap<>();

        private static long sum(Map<UUID, Long> amounts) {
            return amounts.values().stream().mapToLong(Long::longValue).sum();
        }

        private static void takeFirst(Map<UUID, Long> amounts, long fen) {
            long left = fen;
            for (UUID voucher : amounts.keySet().stream().sorted().toList()) {
                long part = Math.min(left, amounts.getOrDefault(voucher, 0L));
                amounts.merge(voucher, -part, Long::sum);
                left -= part;
            }
        }
    }

    private final Random random;
    private final Partition.Topics topics;
    private final Map<UUID, Voucher> vouchers = new HashMap<>();
    private final Map<String, Payee> payees = new HashMap<>();

    Accounts(Random random, Partition.Topics topics) {
        this.random = random;
        this.topics = topics;
    }

    boolean reads(Partition partition) {
        return partition.offerTo(
                "redemption",
                message -> {
                    switch (message.what()) {
                        case ISSUED -> vouchers.put(message.voucher(), new Voucher(message));
                        case CLOSURE_REQUESTED -> giveUp(message, Long.MAX_VALUE);
                        case REDUCTION_REQUESTED -> giveUp(message, message.fen());
                        default -> {
                            // of no concern to a voucher
                        }
                    }
                    return true;
                });
    }

    /** Somebody wants a voucher closed, or gives a part of it back. */
    void askToCloseOrReduce() {
        one(voucher -> !voucher.closed)
                .ifPresent(
                        voucher -> {
                            What what =
                                    random.nextBoolean()
                                            ? What.CLOSURE_REQUESTED
                                            : What.REDUCTION_REQUESTED;
                            long fen = random.nextLong(1, 21);
                            topics.publish(
                                    topics.voucher,
                                    what,
                                    voucher.issue,
                                    voucher.pot,
                                    fen,
                                    voucher.id);
                        });
    }

    /** Some of it set off against what the payee has to give back of the voucher. */
    void use() {
        String name = payee();
        one(voucher -> voucher.open > 0)
                .ifPresent(
                        voucher -> {
                            Payee payee = payee(voucher.pot, name);
                            long setOff = payee.receivable.getOrDefault(voucher.id, 0L);
                            if (setOff > 0) {
                                payee.receivable.remove(voucher.id);
                                topics.settled(
                                        What.SET_OFF, null, voucher.pot, setOff, voucher.id, name);
                            }
                            long fen = random.nextLong(1, voucher.open + 1);
                            voucher.open -= fen;
                            voucher.used.merge(name, fen + setOff, Long::sum);
                            payee.payable.merge(voucher.id, fen, Long::sum);
                            topics.used(
                                    What.CONSUMED,
                                    voucher.issue,
                                    voucher.pot,
                                    fen,
                                    voucher.id,
                                    name);
                        });
    }

    /** What is payable of it is released, the rest has to come back. */
    void reverse() {
        String name = payee();
        one(voucher -> voucher.used.getOrDefault(name, 0L) > 0)
                .ifPresent(
                        voucher -> {
                            long fen = random.nextLong(1, voucher.used.getOrDefault(name, 0L) + 1);
                            voucher.used.merge(name, -fen, Long::sum);
                            reverse(voucher, name, fen);
                        });
    }

    private void reverse(Voucher voucher, String name, long fen) {
        Payee payee = payee(voucher.pot, name);
        long released = Math.min(fen, payee.payable.getOrDefault(voucher.id, 0L));
        payee.payable.merge(voucher.id, -released, Long::sum);
        UUID release =
                topics.settled(
                        What.RELEASED, voucher.issue, voucher.pot, released, voucher.id, name);
        if (fen > released) {
            payee.receivable.merge(voucher.id, fen - released, Long::sum);
            topics.settled(
                    What.RAISED, voucher.issue, voucher.pot, fen - released, voucher.id, name);
        }
        voucher.open += voucher.closed ? 0 : released;
        long available = voucher.closed ? released : 0;
        topics.used(What.REVERSED, release, voucher.pot, available, voucher.id, name);
    }

    /** All that is payable, net of what has to come back. */
    void settle() {
        List<Voucher> all = all(voucher -> true);
        if (!all.isEmpty()) {
            PotId pot = all.get(random.nextInt(all.size())).pot;
            String name = payee();
            Payee payee = payee(pot, name);
            long gross = Payee.sum(payee.payable);
            long net = gross;
            for (UUID voucher : payee.receivable.keySet().stream().sorted().toList()) {
                long part = Math.min(net, payee.receivable.getOrDefault(voucher, 0L));
                if (part > 0) {
                    net -= part;
                    payee.receivable.merge(voucher, -part, Long::sum);
                    net(pot, voucher, name, part);
                }
            }
            Payee.takeFirst(payee.payable, gross);
            if (net > 0) {
                topics.settled(What.REIMBURSED, null, pot, net, TestBook.id("none"), name);
            }
        }
    }

    private void net(PotId pot, UUID id, String payee, long fen) {
        UUID settled = topics.settled(What.NETTED, null, pot, fen, id, payee);
        Voucher voucher = Objects.requireNonNull(vouchers.get(id));
        voucher.open += voucher.closed ? 0 : fen;
        topics.used(What.CREDITED, settled, pot, voucher.closed ? fen : 0, id, payee);
    }

    private void giveUp(Message asked, long most) {
        Voucher voucher = Objects.requireNonNull(vouchers.get(asked.voucher()));
        if (!voucher.closed) {
            long fen = Math.min(most, voucher.open);
            voucher.open -= fen;
            voucher.closed = voucher.open == 0;
            What what = voucher.closed ? What.CLOSED : What.REDUCED;
            topics.publish(topics.consumption, what, asked.id(), asked.pot(), fen, asked.voucher());
        }
    }

    private Optional<Voucher> one(Predicate<Voucher> which) {
        List<Voucher> some = all(which);
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(some.get(random.nextInt(some.size())));
    }

    private List<Voucher> all(Predicate<Voucher> which) {
        return vouchers.values().stream()
                .filter(which)
                .sorted(Comparator.comparing((Voucher voucher) -> voucher.id))
                .toList();
    }

    private String payee() {
        return PAYEES.get(random.nextInt(PAYEES.size()));
    }

    private Payee payee(PotId pot, String name) {
        return payees.computeIfAbsent(pot + ":" + name, unknown -> new Payee());
    }
}
