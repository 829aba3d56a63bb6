package org.computevoucher.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.TransactionManager;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.purse.Purse;
import org.computevoucher.platform.purse.PurseLimit;
import org.computevoucher.platform.purse.PurseLimit.SetLimit;
import org.computevoucher.platform.purse.PurseLimit.SpendWithin;
import org.computevoucher.platform.purse.PurseService;
import org.computevoucher.platform.refusal.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Decisions that rest on a state that their own lanes never lock, beside another instance. */
class RegisterIT {

    private static ConfigurableApplicationContext service;
    private static ConfigurableApplicationContext other;
    private static Commands commands;
    private static Commands others;

    @BeforeAll
    static void start() {
        PurseService.Names names = PurseService.Names.fresh();
        service = PurseService.start(names);
        other = PurseService.start(names);
        commands = service.getBean(Commands.class);
        others = other.getBean(Commands.class);
    }

    @AfterAll
    static void stop() {
        other.close();
        service.close();
    }

    /** A purse with 100 fen in it. */
    private static void fill(String purse) {
        commands.<Long>sendAndWait(
                new Purse.Deposit(
                        purse,
                        100,
                        service.getBean(Ids.class).next(),
                        null,
                        service.getBean(Clock.class).instant()));
    }

    private static void set(Commands by, String limit, long mostFen) {
        assertThat(by.<Long>sendAndWait(new SetLimit(limit, mostFen)))
                .isEqualTo(Outcome.accepted(mostFen));
    }

    private static void nothing() {}

    /** Done once, by the other instance, while this one decides. */
    private static Runnable otherSets(String limit, long mostFen, AtomicInteger decisions) {
        return () -> {
            if (decisions.getAndIncrement() == 0) {
                CompletableFuture.runAsync(() -> set(others, limit, mostFen)).join();
            }
        };
    }

    private static Outcome<Long> refused(long askedFen, long mostFen) {
        return Outcome.refused(new Purse.TooLittle(askedFen, mostFen));
    }

    @Test
    void what_was_allowed_by_a_state_that_is_no_more_is_decided_again_and_refused() {
        fill("lowered-purse");
        set(commands, "lowered", 80);
        AtomicInteger decisions = new AtomicInteger();

        assertThat(
                        commands.<Long>sendAndWait(
                                new SpendWithin(
                                        "lowered-purse",
                                        "lowered",
                                        60,
                                        otherSets("lowered", 50, decisions))))
                .isEqualTo(refused(60, 50));

        assertThat(decisions).hasValue(2);
        assertThat(commands.<Long>sendAndWait(new Purse.Spend("lowered-purse", 100)))
                .as("nothing was spent of it")
                .isEqualTo(Outcome.accepted(0L));
    }

    @Test
    void what_was_refused_by_a_state_that_is_no_more_is_decided_again_and_allowed() {
        fill("raised-purse");
        set(commands, "raised", 50);
        AtomicInteger decisions = new AtomicInteger();

        assertThat(
                        commands.<Long>sendAndWait(
                                new SpendWithin(
                                        "raised-purse",
                                        "raised",
                                        60,
                                        otherSets("raised", 80, decisions))))
                .isEqualTo(Outcome.accepted(40L));

        assertThat(decisions).hasValue(2);
    }

    @Test
    void what_never_happened_may_have_happened_at_the_commit() {
        fill("begun-purse");
        AtomicInteger decisions = new AtomicInteger();

        assertThat(
                        commands.<Long>sendAndWait(
                                new SpendWithin(
                                        "begun-purse",
                                        "begun",
                                        60,
                                        otherSets("begun", 80, decisions))))
                .isEqualTo(Outcome.accepted(40L));

        assertThat(decisions).hasValue(2);
    }

    @Test
    void what_another_instance_changed_since_it_was_read_here_is_read_again() {
        fill("older-purse");
        set(commands, "older", 30);
        SpendWithin spend = new SpendWithin("older-purse", "older", 30, RegisterIT::nothing);
        assertThat(commands.<Long>sendAndWait(spend)).isEqualTo(Outcome.accepted(70L));
        set(others, "older", 20);

        assertThat(commands.<Long>sendAndWait(spend)).isEqualTo(refused(30, 20));
        set(others, "older", 40);
        assertThat(commands.<Long>sendAndWait(spend)).isEqualTo(Outcome.accepted(40L));
    }

    @Test
    void in_a_unit_of_work_of_somebody_else_an_old_state_is_a_conflict() {
        fill("within-purse");
        set(commands, "within", 80);
        SpendWithin allowed =
                new SpendWithin(
                        "within-purse", "within", 60, otherSets("within", 50, new AtomicInteger()));
        SpendWithin forbidden =
                new SpendWithin(
                        "within-purse", "within", 60, otherSets("within", 80, new AtomicInteger()));

        assertThatThrownBy(() -> within(allowed))
                .satisfies(thrown -> assertThat(CommandLanes.isConflict(thrown)).isTrue());
        assertThatThrownBy(() -> within(forbidden))
                .satisfies(thrown -> assertThat(CommandLanes.isConflict(thrown)).isTrue());
        assertThat(within(new SpendWithin("within-purse", "within", 60, RegisterIT::nothing)))
                .isEqualTo(Outcome.accepted(40L));
    }

    private static Outcome<Long> within(SpendWithin command) {
        return RootUnitOfWork.inOneTransaction(
                "within",
                service.getBean(TransactionManager.class),
                () -> commands.<Long>within(command));
    }

    @Test
    void two_lanes_rest_on_one_state_at_the_same_time() {
        // their hashes differ in the last bit, and so do their lanes
        fill("lane-0");
        fill("lane-1");
        set(commands, "shared", 80);
        CyclicBarrier both = new CyclicBarrier(2);
        Runnable meet =
                () -> {
                    try {
                        var _ = both.await(20, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        throw new IllegalStateException("the other lane did not come", e);
                    }
                };

        CompletableFuture<Outcome<Long>> one =
                commands.send(new SpendWithin("lane-0", "shared", 60, meet));
        CompletableFuture<Outcome<Long>> two =
                commands.send(new SpendWithin("lane-1", "shared", 60, meet));

        assertThat(one.join()).isEqualTo(Outcome.accepted(40L));
        assertThat(two.join()).isEqualTo(Outcome.accepted(40L));
    }

    @Test
    void what_many_ask_for_is_read_once() {
        fill("often-purse");
        set(commands, "often", 1);
        int before = PurseLimit.READ.get();

        List<CompletableFuture<Outcome<Long>>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(
                    commands.send(new SpendWithin("often-purse", "often", 1, RegisterIT::nothing)));
        }
        answers.forEach(CompletableFuture::join);

        assertThat(answers.getLast().join()).isEqualTo(Outcome.accepted(0L));
        assertThat(PurseLimit.READ.get() - before).isEqualTo(1);
    }
}
