package org.computevoucher.ledger.book;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.ledger.book.Message.What;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.refusal.Outcome;

/**
 * The three services over partitions that each of them reads at its own pace: the real book, and of
 * the others what matters for the order of their facts.
 */
final class ThreeServices {

    static final List<PotId> POTS =
            List.of(
                    PotId.of("310000-COMPUTE-2025"),
                    PotId.of("310000-DATA-2025"),
                    PotId.of("310000-MODEL-2025"));

    private final Random random;
    private final int oneOverdueIn;
    private boolean outOfPatience;
    private final TestBook book = new TestBook("310000");
    private final Partition.Topics topics = new Partition.Topics();
    private final Envelopes envelopes;
    private final Accounts accounts;
    private final Map<PotId, Long> allocated = new HashMap<>();
    private final Set<PotId> yearEnds = new HashSet<>();
    private final Set<UUID> known = new HashSet<>();

    /** The book waits for whatever a fact waits for. */
    ThreeServices(long seed) {
        this(seed, Integer.MAX_VALUE);
    }

    /**
     * @param oneOverdueIn of so many facts that the book is offered, one has waited too long
     */
    ThreeServices(long seed, int oneOverdueIn) {
        random = new Random(seed);
        this.oneOverdueIn = oneOverdueIn;
        envelopes = new Envelopes(random, topics);
        accounts = new Accounts(random, topics);
    }

    TestBook book() {
        return book;
    }

    /** Another book, which takes in everything in the order in which it happened. */
    TestBook inOrder() {
        TestBook orderly = new TestBook("310000");
        for (Message message : topics.published) {
            if (orderly.post(message.fact()) instanceof Outcome.Refused<Long> refused) {
                throw new IllegalStateException(message + " has to wait: " + refused);
            }
        }
        return orderly;
    }

    /** Another book, which takes in everything in any order and waits for nothing. */
    TestBook inAnyOrder() {
        TestBook disorderly = new TestBook("310000");
        List<Message> shuffled = new ArrayList<>(topics.published);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(message -> disorderly.postOverdue(message.fact()));
        // one fact clears so many at most, and the next one goes on
        for (int i = 0; i <= shuffled.size() / Book.CLEARINGS_PER_FACT; i++) {
            var _ = disorderly.post(new Fact.PotConcerned(POTS.getFirst()));
        }
        return disorderly;
    }

    /** Somebody does something, or some service reads its next message, many times over. */
    void live(int steps) {
        for (int i = 0; i < steps; i++) {
            PotId pot = POTS.get(random.nextInt(POTS.size()));
            switch (random.nextInt(30)) {
                case 0 -> allocate(pot);
                case 1 -> askForMoneyBack(pot);
                case 2 -> endTheYear(pot);
                case 3, 4 -> envelopes.issue(pot);
                case 5 -> accounts.askToCloseOrReduce();
                case 6, 7, 8 -> accounts.use();
                case 9, 10 -> accounts.reverse();
                case 11 -> accounts.settle();
                default -> readSomething();
            }
        }
    }

    /** Reads until nobody gets any further, and says what the book has not taken in. */
    List<String> readToTheEnd() {
        while (everybodyReads() || cutsShort()) {
            // until nobody gets any further
        }
        return topics.all().stream()
                .flatMap(partition -> partition.unreadBy("ledger").stream())
                .toList();
    }

    private boolean everybodyReads() {
        boolean progress = false;
        for (Partition partition : topics.all()) {
            progress |= bookReads(partition);
            progress |= envelopes.issuanceReads(partition);
            progress |= accounts.reads(partition);
        }
        return progress;
    }

    /** A fact that was not in its turn may have taken what others wait for: they wait too long. */
    private boolean cutsShort() {
        if (oneOverdueIn == Integer.MAX_VALUE) {
            return false;
        }
        outOfPatience = true;
        boolean progress = everybodyReads();
        outOfPatience = false;
        return progress;
    }

    /** Now and then the book stops reading some partition, and goes on some time later. */
    private void readSomething() {
        List<Partition> all = topics.all();
        Partition partition = all.get(random.nextInt(all.size()));
        if (random.nextInt(20) == 0) {
            partition.paused = !partition.paused;
        }
        if (!partition.paused) {
            bookReads(partition);
        }
        envelopes.issuanceReads(partition);
        accounts.reads(partition);
    }

    private void allocate(PotId pot) {
        if (!yearEnds.contains(pot)) {
            long fen = random.nextLong(1, 101);
            allocated.merge(pot, fen, Long::sum);
            topics.publish(topics.budget, What.ALLOCATED, null, pot, fen);
        }
    }

    private void askForMoneyBack(PotId pot) {
        long most = Math.min(allocated.getOrDefault(pot, 0L), 50);
        if (!yearEnds.contains(pot) && most > 0) {
            long fen = random.nextLong(1, most + 1);
            topics.publish(topics.budget, What.WITHDRAWAL_REQUESTED, null, pot, fen);
        }
    }

    private void endTheYear(PotId pot) {
        if (random.nextInt(10) == 0 && yearEnds.add(pot)) {
            topics.publish(topics.budget, What.YEAR_END_REQUESTED, null, pot, 0);
        }
    }

    private boolean bookReads(Partition partition) {
        return partition.offerTo("ledger", this::takeIn);
    }

    /**
     * As the intake does: a fact waits for its cause and for the money it takes, if it has not
     * waited too long.
     */
    private boolean takeIn(Message message) {
        UUID cause = message.cause();
        if (outOfPatience || random.nextInt(oneOverdueIn) == 0) {
            var _ = book.postOverdue(message.fact());
        } else if ((cause != null && !known.contains(cause))
                || book.post(message.fact()) instanceof Outcome.Refused<Long>) {
            return false;
        }
        known.add(message.id());
        follow(message);
        return true;
    }

    /** The budget follows its envelope. */
    private void follow(Message message) {
        PotId pot = message.pot();
        switch (message.what()) {
            case WITHDRAWAL_GRANTED -> {
                allocated.merge(pot, -message.fen(), Long::sum);
                topics.publish(topics.budget, What.WITHDRAWN, message.id(), pot, message.fen());
            }
            case ENVELOPE_CLOSED ->
                    topics.publish(
                            topics.budget, What.YEAR_CLOSED, message.id(), pot, message.fen());
            default -> {
                // of no concern to a budget
            }
        }
    }
}
