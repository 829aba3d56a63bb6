package org.computevoucher.redemption.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.redemption.datacentre.ApprovedInMemory;
import org.computevoucher.redemption.datacentre.ComplianceStatus;

/** Plays moves: each becomes commands, or nothing where there is nothing to choose among. */
final class Player {

    private static final int PAYEES = 0;
    private static final int VOUCHERS = 1;

    private final World world;
    private final UsageMoves usage;
    private final TreasuryMoves treasury;

    Player(World world) {
        this.world = world;
        this.usage = new UsageMoves(world);
        this.treasury = new TreasuryMoves(world);
    }

    void play(Move move) {
        world.pass(Duration.ofSeconds(1));
        switch (move.step()) {
            case ISSUE -> usage.issue(move);
            case USE -> usage.use(move);
            case USE_AGAIN -> usage.useAgain(move);
            case USE_ANEW -> {
                world.hear(PAYEES, move.amount());
                world.hear(VOUCHERS, move.amount());
                usage.useAnew(move);
            }
            case DECIDE -> usage.decide(move);
            case REVERSE -> usage.reverse(move);
            case REVERSE_AGAIN -> usage.reverseAgain(move);
            case CLOSE -> usage.close(move);
            case REDUCE -> usage.reduce(move);
            case SUSPEND_VOUCHER -> usage.suspend(move);
            case RESUME_VOUCHER -> usage.resume(move);
            case SUSPEND_CENTRE -> changeCentre(move, ComplianceStatus.SUSPENDED);
            case APPROVE_CENTRE -> changeCentre(move, ComplianceStatus.APPROVED);
            case PAYEES_HEAR -> world.hear(PAYEES, 1 + move.amount() / 10);
            case VOUCHERS_HEAR -> world.hear(VOUCHERS, 1 + move.amount() / 10);
            case SETTLE -> {
                world.hear(PAYEES, Integer.MAX_VALUE / 2);
                treasury.settle(move);
            }
            case OPEN_RUN -> treasury.open();
            case COLLECT -> treasury.collect(move);
            case APPROVE -> treasury.approve(move);
            case CANCEL -> treasury.cancel(move);
            case GIVE_BACK -> treasury.giveBack(move);
            case BANK_ANSWERS -> treasury.answer(move);
            case BANK_ANSWERS_AGAIN -> treasury.answerAgain(move);
            case PAYEE_PAYS_BACK -> treasury.payBack(move);
            case TIME_PASSES -> world.pass(Duration.ofDays(1 + move.amount() / 6));
            case COMMIT_FAILS -> world.breakNextCommit();
            case READ_AGAIN -> world.readAgain(move.what() % 2);
            case RESTART -> world.restart(false);
            case RESTART_FROM_SNAPSHOTS -> world.restart(true);
        }
    }

    private void changeCentre(Move move, ComplianceStatus status) {
        Instant from = world.now().minus(Duration.ofHours(move.amount() % 3));
        String centre = world.centres.get(move.what() % world.centres.size());
        world.send(ApprovedInMemory.changed(centre, status, from, world.now()));
    }

    /**
     * After the history everybody hears of everything, every run ends, and one more run pays what
     * is left. Then nobody is owed anything, and what payees have is what usage is worth.
     */
    void comeToAnEnd() {
        hearAll();
        finish();
        treasury.open();
        finish();
        for (String pot : World.POTS) {
            List<UUID> ofPot =
                    usage.vouchers.stream()
                            .filter(voucher -> voucher.terms().pot().equals(pot))
                            .map(UsageMoves.Voucher::id)
                            .toList();
            world.oracle.mustBeSettled(pot, world.payees, ofPot);
        }
    }

    private void finish() {
        while (treasury.finishAll() || !world.hasHeardAll()) {
            hearAll();
        }
    }

    private void hearAll() {
        while (!world.hasHeardAll()) {
            world.hear(PAYEES, Integer.MAX_VALUE / 2);
            world.hear(VOUCHERS, Integer.MAX_VALUE / 2);
        }
    }
}
