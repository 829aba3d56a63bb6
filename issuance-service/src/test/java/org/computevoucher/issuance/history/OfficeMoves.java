package org.computevoucher.issuance.history;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.computevoucher.issuance.enterprise.ChangeEnterprise;
import org.computevoucher.issuance.grant.Ask;
import org.computevoucher.issuance.grant.Assessment;
import org.computevoucher.issuance.grant.IssuingInMemory;
import org.computevoucher.issuance.grant.Stage;
import org.computevoucher.issuance.history.Holders.Held;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.programme.ProgrammeCommand.ReviseProgramme;
import org.computevoucher.issuance.programme.ProgrammeRules;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.issuance.voucher.VoucherOffice;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.computevoucher.platform.refusal.Outcome;

/** What the office does with rules, register and vouchers, and holders with theirs. */
final class OfficeMoves {

    /** Now and then it gets the rate wrong. */
    private static final int WRONG = 7;

    private final World world;

    OfficeMoves(World world) {
        this.world = world;
    }

    /** On the terms of the rules in force; then what the dry run says is what happens. */
    void issue(Move move) {
        String pot = World.pot(move.what());
        Place place = Chance.place(move.amount());
        String enterprise = Chance.whom(move.who());
        Ask ask = new Ask(pot, enterprise, 1L + move.amount(), place, Set.of(), world.now());
        ProgrammeRules rules = world.oracle.rulebook.inForceAt(world.now()).rules();
        int rate = rate(ask, move.what() == WRONG);
        Assessment said = world.ask(ask);
        Outcome<?> outcome =
                world.send(
                        IssuingInMemory.issue(
                                world.id(),
                                world.id(),
                                new VoucherTerms(
                                        pot,
                                        enterprise,
                                        ask.faceFen(),
                                        rate,
                                        rules.daysFor(PotId.of(pot).fiscalYear(), world.now()),
                                        rules.payee()),
                                place,
                                world.now()));
        boolean possible =
                said.without(Stage.INFORMATION).findings().isEmpty() && move.what() != WRONG;
        Broken.unless(
                outcome instanceof Outcome.Accepted == possible,
                "it was said %s, and then %s",
                said,
                outcome);
        if (outcome instanceof Outcome.Refused<?>(var refusal)) {
            world.oracle.mustBeTrue(refusal.reason(), ask, world.now());
        }
    }

    private int rate(Ask ask, boolean wrong) {
        Rulebook rulebook = world.oracle.rulebook;
        return wrong || rulebook.standingAt(ask.enterprise(), world.now()).isEmpty()
                ? 1
                : rulebook.rateAt(ask.enterprise(), ask.place(), world.now())
                        .map(Rate::rateBasisPoints)
                        .orElse(1);
    }

    void resume(Move move) {
        voucher(move, one -> one.suspended)
                .ifPresent(
                        one -> world.send(VoucherOffice.resume(id(one), world.id(), world.now())));
    }

    /** Suspend, return, cancel or expire. */
    void holdUpOrEnd(Move move) {
        voucher(move, one -> !one.closed).ifPresent(one -> world.send(ending(move, one)));
    }

    private Object ending(Move move, Held voucher) {
        UUID id = id(voucher);
        return switch (move.step()) {
            case SUSPEND -> VoucherOffice.suspend(id, world.id(), world.now(), world.now());
            case RETURN ->
                    VoucherOffice.giveBack(
                            id,
                            world.id(),
                            move.who() < 3 ? voucher.faceFen : 1L + move.amount() / 2,
                            world.now());
            case CANCEL -> VoucherOffice.cancel(id, world.id(), world.now());
            default -> VoucherOffice.expire(id, world.id(), world.now());
        };
    }

    private static UUID id(Held voucher) {
        return voucher.issued.voucherId();
    }

    private Optional<Held> voucher(Move move, Predicate<Held> suitable) {
        return move.oneOf(world.oracle.holders.all(), suitable);
    }

    void revise(Move move) {
        LocalDate today = Rulebook.dayOf(world.now());
        LocalDate lastDay = move.who() == 0 ? today.plusDays(8) : LocalDate.MAX;
        world.send(
                new ReviseProgramme(
                        World.PROGRAMME,
                        world.id(),
                        move.who() == 1 ? LocalDate.of(2027, 1, 1) : today.plusDays(1),
                        Chance.rules(move.what(), move.amount(), lastDay),
                        "Notice 8",
                        world.now()));
    }

    void change(Move move) {
        world.send(
                new ChangeEnterprise(
                        Chance.whom(move.who()),
                        world.id(),
                        Chance.standing(move.what(), move.amount()),
                        Rulebook.dayOf(world.now()).plusDays(move.who() % 2),
                        Set.of("310000"),
                        world.now()));
    }
}
