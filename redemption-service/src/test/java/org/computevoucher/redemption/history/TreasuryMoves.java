package org.computevoucher.redemption.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.payee.ReceivedInMemory;
import org.computevoucher.redemption.settlement.RunsInMemory;
import org.jspecify.annotations.Nullable;

/** What treasuries, their settlement runs, and banks do. */
final class TreasuryMoves {

    private static final int AT_ONCE = 2;

    /** What is known of a run from outside. */
    private static final class Run {
        private final UUID id;
        private String last = "";
        private boolean isReady;
        private boolean isApproved;
        private boolean isCancelled;
        private int givenBack;

        Run(UUID id) {
            this.id = id;
        }

        boolean isLive() {
            return !isCancelled && !isApproved;
        }
    }

    private final World world;
    private final List<Run> runs = new ArrayList<>();

    TreasuryMoves(World world) {
        this.world = world;
    }

    void open() {
        Run run = new Run(world.id());
        world.send(RunsInMemory.open(run.id, "first", world.now()));
        runs.add(run);
    }

    /** A whole run, of which the bank pays two of three, and answers one of eight later. */
    void settle(Move move) {
        open();
        Run run = runs.getLast();
        while (!run.isReady) {
            collect(run, "");
        }
        approve(run, move);
        approve(run, null);
        int number = move.amount();
        for (UUID payment : world.oracle.payments.of(run.id, true)) {
            if (++number % 8 > 0) {
                answer(run, payment, number % 3 > 0);
            }
        }
    }

    /** The next payees; one of them has not said where it wants its money. */
    void collect(Move move) {
        move.oneOf(runs, run -> run.isLive() && !run.isReady)
                .ifPresent(
                        run -> {
                            boolean oneLacksAnAccount = move.amount() % 5 == 0;
                            collect(run, oneLacksAnAccount ? world.centres.getFirst() : "");
                        });
    }

    private void collect(Run run, String withoutAccount) {
        String after = run.last;
        List<String> next =
                world.payees.stream()
                        .filter(payee -> payee.compareTo(after) > 0)
                        .limit(AT_ONCE)
                        .toList();
        Object command =
                RunsInMemory.collect(run.id, after, next, World.POTS, withoutAccount, world.now());
        world.send(command);
        if (next.isEmpty()) {
            run.isReady |= run.isLive();
        } else if (run.isLive()) {
            run.last = next.getLast();
        }
        // whoever was interrupted before it noted how far it was does the same again
        if (!next.isEmpty()) {
            world.sendAgain(command);
        }
    }

    /** Four eyes; now and then two of them. */
    void approve(Move move) {
        move.oneOf(runs, run -> run.isLive() && run.isReady).ifPresent(run -> approve(run, move));
    }

    private void approve(Run run, @Nullable Move move) {
        boolean byTheSame = move != null && move.amount() % 8 == 0;
        Object command = RunsInMemory.approve(run.id, byTheSame ? "first" : "second", world.now());
        switch (world.<Object>send(command)) {
            case Outcome.Accepted<Object> done -> {
                Broken.unless(!byTheSame, "one person opened and approved %s", run.id);
                run.isApproved = true;
            }
            // one with nothing to pay is over at once
            case Outcome.Refused<Object>(var refusal) ->
                    run.isApproved |= refusal.reason().equals("SETTLEMENT_RUN_PAST");
        }
    }

    void cancel(Move move) {
        move.oneOf(runs, Run::isLive)
                .ifPresent(
                        run -> {
                            if (world.send(RunsInMemory.cancel(run.id, world.now()))
                                    instanceof Outcome.Accepted) {
                                run.isCancelled = true;
                            }
                        });
    }

    void giveBack(Move move) {
        move.oneOf(runs, run -> run.isCancelled).ifPresent(this::giveBack);
    }

    private boolean giveBack(Run run) {
        Object command = RunsInMemory.giveBack(run.id, run.givenBack, world.now());
        if (world.send(command) instanceof Outcome.Accepted<?>(Integer more) && more > 0) {
            run.givenBack += more;
            world.sendAgain(command);
            return true;
        }
        return false;
    }

    /** Two of three are paid. */
    void answer(Move move) {
        move.oneOf(runs, run -> !world.oracle.payments.of(run.id, true).isEmpty())
                .ifPresent(
                        run -> {
                            List<UUID> waiting = world.oracle.payments.of(run.id, true);
                            answer(
                                    run,
                                    waiting.isEmpty()
                                            ? new UUID(0, 0)
                                            : waiting.get(move.other() % waiting.size()),
                                    move.amount() % 3 > 0);
                        });
    }

    private void answer(Run run, UUID payment, boolean accepted) {
        world.send(RunsInMemory.answer(run.id, payment, accepted, world.now()));
    }

    /** The same, and the contrary: the first answer stands. */
    void answerAgain(Move move) {
        Optional<Run> found =
                move.oneOf(
                        runs,
                        run ->
                                run.isApproved
                                        && !world.oracle.payments.of(run.id, false).isEmpty());
        found.filter(run -> run.isApproved)
                .ifPresent(
                        run ->
                                world.oracle.payments.of(run.id, false).stream()
                                        .limit(1)
                                        .forEach(
                                                payment -> {
                                                    answerAgain(run, payment, true);
                                                    answerAgain(run, payment, false);
                                                }));
    }

    private void answerAgain(Run run, UUID payment, boolean accepted) {
        world.sendAgain(RunsInMemory.answer(run.id, payment, accepted, world.now()));
    }

    void payBack(Move move) {
        String pot = World.POTS.get(move.other() % World.POTS.size());
        move.oneOf(world.payees, payee -> world.oracle.pot(pot).receivable(payee) > 0)
                .ifPresent(
                        payee -> {
                            long owed = world.oracle.pot(pot).receivable(payee);
                            long fen = 1 + owed * move.amount() / 90;
                            world.send(
                                    ReceivedInMemory.of(pot, payee, world.id(), fen, world.now()));
                        });
    }

    /** Every run comes to its end, and the bank pays. */
    boolean finishAll() {
        boolean busy = false;
        for (Run run : runs) {
            while (run.isLive() && !run.isReady) {
                collect(run, "");
                busy = true;
            }
            if (run.isLive()) {
                approve(run, null);
                busy = true;
            }
            while (run.isCancelled && giveBack(run)) {
                busy = true;
            }
            for (UUID payment : world.oracle.payments.of(run.id, true)) {
                answer(run, payment, true);
                busy = true;
            }
        }
        return busy;
    }
}
