package org.computevoucher.ledger.history;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long a history is, and its last movements: those that are not in a block yet.
 *
 * <p>Not a value: movements are added to it, and full blocks leave it.
 */
final class Head {

    final long id;
    final String name;
    private long movements;
    private long lateMovements;
    private long balanceFen;
    private Movements tail;
    private Movements lateTail;

    /** Whose it is, where a later movement has to know and does not say. */
    private @Nullable String party;

    private final boolean isNew;

    private Head(long id, String name, boolean isNew, Movements tail, Movements lateTail) {
        this.id = id;
        this.name = name;
        this.isNew = isNew;
        this.tail = tail;
        this.lateTail = lateTail;
    }

    static Head begin(long id, String name) {
        return new Head(id, name, true, Movements.empty(), Movements.empty());
    }

    static Head stored(
            long id,
            String name,
            @Nullable String party,
            long movements,
            long lateMovements,
            long balanceFen,
            byte[] tail,
            byte[] lateTail) {
        Head head = new Head(id, name, false, Movements.of(tail), Movements.of(lateTail));
        head.party = party;
        head.movements = movements;
        head.lateMovements = lateMovements;
        head.balanceFen = balanceFen;
        return head;
    }

    /**
     * @param full takes a block as soon as it is full
     * @param lateFull takes a block of late movements as soon as it is full
     */
    void add(Movement movement, Consumer<Block> full, Consumer<LateBlock> lateFull) {
        tail.add(movement);
        movements++;
        balanceFen = Math.addExact(balanceFen, movement.amountFen());
        if (movement.isLate()) {
            lateTail.add(movement);
            lateMovements++;
            if (lateTail.isFull()) {
                lateFull.accept(new LateBlock(id, lateMovements / Movements.BLOCK - 1, lateTail));
                lateTail = Movements.empty();
            }
        }
        if (tail.isFull()) {
            full.accept(lastBlock());
            tail = Movements.empty();
        }
    }

    /** The movements that are in no block yet, as a block. */
    Block lastBlock() {
        return new Block(
                id,
                (movements - tail.size()) / Movements.BLOCK,
                balanceFen - tail.sum(tail.size()),
                lateMovements - tail.late(tail.size()),
                tail);
    }

    boolean isNew() {
        return isNew;
    }

    @Nullable String party() {
        return party;
    }

    void belongsTo(String whom) {
        party = whom;
    }

    long movements() {
        return movements;
    }

    long lateMovements() {
        return lateMovements;
    }

    long balanceFen() {
        return balanceFen;
    }

    Movements tail() {
        return tail;
    }

    Movements lateTail() {
        return lateTail;
    }
}
