package org.computevoucher.issuance.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.computevoucher.issuance.application.ApplicationCommand.SubmitApplication;
import org.computevoucher.issuance.application.ApplicationCommand.SupplyInformation;
import org.computevoucher.issuance.application.ApplicationCommand.WithdrawApplication;
import org.computevoucher.issuance.application.ApplicationId;
import org.computevoucher.issuance.application.ApplicationState;
import org.computevoucher.issuance.application.ApplicationStatus;
import org.computevoucher.issuance.application.Clerk;
import org.computevoucher.issuance.application.Submission;
import org.computevoucher.issuance.grant.Ask;
import org.computevoucher.issuance.grant.Assessment;
import org.computevoucher.issuance.history.Applicants.Applicant;
import org.computevoucher.issuance.imports.Importing;
import org.computevoucher.platform.refusal.Outcome;

/** What applicants do, and persons with applications. */
final class ApplicantMoves {

    private final World world;

    /** What was taken in under a reference: to be sent again. */
    private final List<Supplier<Object>> takenIn = new ArrayList<>();

    ApplicantMoves(World world) {
        this.world = world;
    }

    /** With or without a reference; what the dry run says beforehand is what happens. */
    void apply(Move move) {
        String pot = World.pot(move.what());
        String enterprise = Chance.whom(move.who());
        String reference = move.what() % 6 == 1 ? "A-" + move.who() : null;
        Submission submission =
                Clerk.submission(
                        pot,
                        enterprise,
                        1L + move.amount(),
                        Chance.place(move.what()),
                        Chance.documents(move.amount()),
                        reference);
        UUID id =
                reference == null
                        ? world.id()
                        : ApplicationId.ofReference(pot, enterprise, reference);
        boolean another = world.oracle.applicants.find(id).isPresent();
        Ask ask =
                new Ask(
                        pot,
                        enterprise,
                        submission.requestedFen(),
                        submission.place(),
                        Set.copyOf(Chance.documents(move.amount())),
                        world.now());
        Assessment said = world.ask(ask);
        if (move.who() % 3 == 0) {
            world.mustBeTheMost(ask, said);
        }
        Outcome<ApplicationState> outcome = world.send(submit(id, submission));
        Optional<ApplicationStatus> became =
                outcome instanceof Outcome.Accepted<ApplicationState>(ApplicationState state)
                        ? Optional.of(state.status())
                        : Optional.empty();
        Broken.unless(
                another || became.equals(Clerk.wouldBe(ask, said)),
                "it was said to become %s, and became %s: %s",
                Clerk.wouldBe(ask, said),
                became,
                said);
        if (reference != null && became.isPresent()) {
            takenIn.add(() -> submit(id, submission));
        }
    }

    private SubmitApplication submit(UUID id, Submission submission) {
        return new SubmitApplication(
                World.PROGRAMME, id, ApplicationId.voucherOf(id), submission, null, world.now());
    }

    /** With the reference of an application now and then, and of enterprises that have changed. */
    void importLine(Move move) {
        Supplier<Object> line =
                () ->
                        Importing.line(
                                World.pot(move.what()),
                                Chance.whom(move.who()),
                                Chance.standing(move.what(), move.amount()),
                                1L + move.amount(),
                                "A-" + move.who(),
                                Chance.place(move.what()),
                                Chance.documents(move.amount()),
                                "table/" + world.id(),
                                world.id(),
                                world.now());
        if (world.send(line.get()) instanceof Outcome.Accepted) {
            takenIn.add(line);
        }
    }

    /** An application or a line that was taken in comes again, and nothing happens. */
    void again(Move move) {
        if (!takenIn.isEmpty()) {
            Object command = Chance.oneOf(takenIn, move.what()).get();
            Outcome<?> outcome = world.sendInsignificant(command);
            Broken.unless(
                    outcome instanceof Outcome.Accepted,
                    "%s was accepted before, and now %s",
                    command,
                    outcome);
        }
    }

    void decide(Move move) {
        applicant(move, one -> !one.isOver())
                .ifPresent(one -> world.send(decision(one, verdict(move.who()))));
    }

    /** One by one or, as a lane does it, many in one transaction. */
    void grantAll(Move move) {
        Stream<Object> grants =
                world.oracle.applicants.all().stream().map(one -> decision(one, "GRANT"));
        if (move.who() % 2 == 0) {
            world.sendTogether(grants.toList());
        } else {
            grants.toList().forEach(world::send);
        }
    }

    private Object decision(Applicant one, String verdict) {
        return Clerk.decide(one.submitted.applicationId(), verdict, world.now());
    }

    private static String verdict(int number) {
        return number < 4 ? "GRANT" : Chance.oneOf(Clerk.VERDICTS, number);
    }

    void supply(Move move) {
        applicant(move, one -> one.status == ApplicationStatus.NEEDS_INFORMATION)
                .ifPresent(
                        one ->
                                world.send(
                                        new SupplyInformation(
                                                World.PROGRAMME,
                                                one.submitted.applicationId(),
                                                Clerk.documents(
                                                        List.of(
                                                                move.amount() % 4 == 0
                                                                        ? "OTHER"
                                                                        : "PLAN")),
                                                world.now())));
    }

    void withdraw(Move move) {
        applicant(move, one -> !one.isOver())
                .ifPresent(
                        one ->
                                world.send(
                                        new WithdrawApplication(
                                                World.PROGRAMME,
                                                one.submitted.applicationId(),
                                                world.now())));
    }

    private Optional<Applicant> applicant(Move move, Predicate<Applicant> suitable) {
        return move.oneOf(world.oracle.applicants.all(), suitable);
    }
}
