package org.computevoucher.issuance.history;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.issuance.envelope.CloseEnvelope;
import org.computevoucher.issuance.envelope.FillEnvelope;
import org.computevoucher.issuance.envelope.GiveBack;
import org.computevoucher.issuance.grant.Ask;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.voucher.VoucherTerms;

/** Plays moves: each becomes commands, or nothing where there is nothing to choose among. */
final class Player {

    private static final long A_DAY = 24 * 60 * 60L;

    private final World world;
    private final ApplicantMoves applicants;
    private final OfficeMoves office;

    Player(World world) {
        this.world = world;
        this.applicants = new ApplicantMoves(world);
        this.office = new OfficeMoves(world);
    }

    /** One move; then the envelopes that it touched are asked. */
    void play(Move move) {
        world.pass(1);
        make(move);
        world.touched().forEach(this::ask);
    }

    private void make(Move move) {
        int what = move.what();
        int amount = move.amount();
        switch (move.step()) {
            case ALLOCATE -> allocate(World.pot(what), 1L + amount);
            case APPLY -> applicants.apply(move);
            case IMPORT_LINE -> applicants.importLine(move);
            case COMES_AGAIN -> applicants.again(move);
            case ISSUE_DIRECTLY -> office.issue(move);
            case DECIDE -> applicants.decide(move);
            case GRANT_ALL -> applicants.grantAll(move);
            case SUPPLY_INFORMATION -> applicants.supply(move);
            case WITHDRAW_APPLICATION -> applicants.withdraw(move);
            case SUSPEND, RETURN, CANCEL, EXPIRE -> office.holdUpOrEnd(move);
            case RESUME -> office.resume(move);
            case USE -> world.accounts.use(what, 1 + amount);
            case TAKE_USE_BACK -> world.accounts.takeBack(what, 1 + amount, world.now());
            case PAYEE_GIVES_MONEY_BACK -> world.accounts.recover(what, 1 + amount, world.now());
            case REDEMPTION_HEARS -> world.accounts.hear(what);
            case REDEMPTION_ANSWERS ->
                    world.accounts.answer(what, world.id(), world.now()).ifPresent(world::send);
            case MONEY_ARRIVES_AND_LIST_IS_SERVED -> world.handle(1 + amount);
            case REGION_WANTS_MONEY_BACK -> wantBack(World.pot(what), 1L + amount / 2);
            case YEAR_ENDS -> endYear(World.pot(what));
            case REVISE_PROGRAMME -> office.revise(move);
            case CHANGE_ENTERPRISE -> office.change(move);
            case TIME_PASSES -> world.pass(seconds(what, amount));
            case COMMIT_FAILS -> world.breakNextCommit();
            case RESTART -> world.restart(false);
            case RESTART_FROM_SNAPSHOTS -> world.restart(true);
        }
    }

    /** A closed year gets no more money, and ends once: the budget authority sees to that. */
    private void allocate(String pot, long fen) {
        if (!world.oracle.pot(pot).isClosed()) {
            world.send(new FillEnvelope(pot, world.id(), fen, world.now()));
        }
    }

    private void wantBack(String pot, long fen) {
        world.send(new GiveBack(pot, world.id(), world.id(), fen, world.now()));
    }

    private void endYear(String pot) {
        if (!world.oracle.pot(pot).isClosed()) {
            world.send(new CloseEnvelope(pot, world.id(), world.id(), world.now()));
        }
    }

    private static long seconds(int what, int amount) {
        return switch (what % 4) {
            case 0 -> A_DAY * (1 + amount % 4);
            case 1 -> A_DAY * 12;
            default -> 60L * amount;
        };
    }

    /** An envelope says what it has when it is asked for more than there is. */
    private void ask(String pot) {
        var _ =
                world.ask(
                        new Ask(
                                pot,
                                Chance.whom(0),
                                VoucherTerms.MAX_FACE_FEN,
                                Place.ANYWHERE,
                                Set.of(),
                                world.now()));
    }

    /**
     * After the history everything that is on its way arrives. Then nobody waits who could be
     * served, and every pot has promised what its vouchers' accounts hold and have paid.
     */
    void arriveAll() {
        boolean busy = true;
        while (busy) {
            boolean heard = world.accounts.hear(0);
            Optional<Object> answer = world.accounts.answer(0, world.id(), world.now());
            answer.ifPresent(world::send);
            busy = world.handle(100) || heard || answer.isPresent();
        }
        World.POTS.forEach(this::mustBeSettled);
    }

    private void mustBeSettled(String pot) {
        List<UUID> waiting = world.oracle.applicants.waitingFor(pot);
        PotBook book = world.oracle.pot(pot);
        Broken.unless(
                waiting.isEmpty()
                        || (!book.isClosed()
                                && world.oracle.applicants.of(waiting.getFirst()).requestedFen()
                                        > book.availableFen()),
                "%s waits for %s, which has %d",
                waiting,
                pot,
                book.availableFen());
        Broken.unless(
                book.promisedFen() == world.accounts.promisedFen(pot),
                "%s has promised %d, the accounts say %d",
                pot,
                book.promisedFen(),
                world.accounts.promisedFen(pot));
    }
}
