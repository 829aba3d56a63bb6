package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.fen;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.computevoucher.systemtests.ThreeServices.Answer;
import tools.jackson.databind.JsonNode;

/**
 * No oversubscription; planned is not money. Allocated 30 M, planned 1 000 M. Of requests for 18 M,
 * 10 M and 5 M the first two are issued, the third waits; when 200 M are allocated from the plan it
 * is issued without anyone asking again.
 */
final class Example3 {

    private static final long M = 1_000_000;
    private static final List<Long> REQUESTS = List.of(18 * M, 10 * M, 5 * M);

    private final ThreeServices services;

    Example3(ThreeServices services) {
        this.services = services;
    }

    /** Taken in their order. */
    void inTheirOrder() {
        PlayedPot pot = prepared("310000-EXAMPLE3-2025");
        String first = pot.granted("first", pot.enterprise(1), REQUESTS.get(0));
        String second = pot.granted("second", pot.enterprise(2), REQUESTS.get(1));
        Answer third = accepted(201, pot.apply("third", pot.enterprise(3), REQUESTS.get(2)));

        assertThat(third.text("status")).isEqualTo("WAITLISTED");
        assertThat(third.body().at("/reasons/0/reason").stringValue())
                .isEqualTo("ENVELOPE_EXHAUSTED");
        pot.awaitEverywhere(
                Balances.of(30 * M, 2 * M, 28 * M, 0, 0).planned(1_000 * M), first, second);
        assertThat(pot.application(third).required("status").stringValue()).isEqualTo("WAITLISTED");

        pot.allocate("tranche", 200 * M, true);
        String served = awaitVoucher(pot, third);
        pot.awaitEverywhere(
                Balances.of(230 * M, 197 * M, 33 * M, 0, 0).planned(800 * M),
                first,
                second,
                served);
    }

    /** At the same moment, in whatever order they arrive. */
    void inAnyOrder() throws Exception {
        PlayedPot pot = prepared("370000-EXAMPLE3-2025");
        List<Answer> answers;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> calls =
                    IntStream.range(0, REQUESTS.size())
                            .mapToObj(
                                    i ->
                                            callers.submit(
                                                    () ->
                                                            pot.apply(
                                                                    "request-" + i,
                                                                    pot.enterprise(i + 1),
                                                                    REQUESTS.get(i))))
                            .toList();
            answers = new java.util.ArrayList<>();
            for (Future<Answer> call : calls) {
                answers.add(accepted(201, call.get()));
            }
        }
        List<String> issued =
                answers.stream()
                        .filter(answer -> answer.text("status").equals("GRANTED"))
                        .map(answer -> answer.body().at("/voucher/voucherId").stringValue())
                        .toList();
        long open =
                answers.stream()
                                .filter(answer -> answer.text("status").equals("GRANTED"))
                                .mapToLong(answer -> answer.fen("requestedFen"))
                                .sum()
                        / fen(1);
        assertThat(open).isPositive().isLessThanOrEqualTo(30 * M);
        pot.awaitEverywhere(
                Balances.of(30 * M, 30 * M - open, open, 0, 0).planned(1_000 * M),
                issued.toArray(String[]::new));

        pot.allocate("tranche", 200 * M, true);
        pot.awaitEverywhere(
                Balances.of(230 * M, 197 * M, 33 * M, 0, 0).planned(800 * M),
                answers.stream().map(answer -> awaitVoucher(pot, answer)).toArray(String[]::new));
    }

    private PlayedPot prepared(String name) {
        PlayedPot pot = new PlayedPot(services, name);
        // the vouchers outlive the other examples, so that their expiry is theirs alone
        pot.publish(730);
        IntStream.rangeClosed(1, REQUESTS.size())
                .forEach(number -> pot.register(pot.enterprise(number)));
        pot.plan(1_000 * M);
        pot.allocate("allocation", 30 * M, false);
        pot.awaitEverywhere(Balances.of(30 * M, 30 * M, 0, 0, 0).planned(1_000 * M));
        return pot;
    }

    private static String awaitVoucher(PlayedPot pot, Answer applied) {
        JsonNode granted =
                Expect.soon()
                        .until(
                                () -> pot.application(applied),
                                now -> now.required("status").stringValue().equals("GRANTED"));
        return granted.required("voucher").required("voucherId").stringValue();
    }
}
