package org.computevoucher.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.fen;
import static org.computevoucher.systemtests.Expect.soon;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.computevoucher.local.Caller;
import org.computevoucher.replay.Replay;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An auditor who trusts nobody builds the book again from the topics alone. */
class ReplayIT {

    private final ThreeServices services = ThreeServices.undisturbed();

    private record Run(int exitCode, String out, String err) {

        JsonNode report() {
            return JsonMapper.shared().readTree(out);
        }
    }

    @Test
    void the_book_built_again_from_the_topics_is_the_one_that_the_ledger_answers_from() {
        String programme = "310000-REPLAY";
        new Story(services, programme).play();
        soon().untilAsserted(
                        () ->
                                assertThat(replay("--ledger", "none", "--grace", "PT0S"))
                                        .as("every fact has its entry")
                                        .extracting(Run::exitCode)
                                        .isEqualTo(0));

        Run moments = replay(withLedger("--moments", "20", "--seed", "20"));
        assertThat(moments.exitCode()).as("%s", moments).isZero();
        JsonNode report = moments.report();
        assertThat(report.required("agrees").booleanValue()).isTrue();
        assertThat(report.required("moments").size()).isEqualTo(20);
        for (JsonNode moment : report.required("moments")) {
            assertThat(moment.required("asked").intValue())
                    .as("all accounts at %s", moment)
                    .isGreaterThanOrEqualTo(15)
                    .isEqualTo(moment.required("accounts").intValue());
        }
        assertThat(report.required("entries").intValue())
                .isGreaterThan(5)
                .isEqualTo(report.required("facts").intValue());

        int year = LocalDate.now(PlayedPot.SHANGHAI).minusDays(3).getYear();
        Run now = replay(withLedger("--account", "available:" + programme + '-' + year));
        assertThat(now.exitCode()).as("%s", now).isZero();
        assertThat(now.report().at("/balances/0/oursFen").longValue()).isEqualTo(fen(599_200_000));
        nobodyElseIsAnswered();
    }

    private void nobodyElseIsAnswered() {
        Run run =
                run(
                        services.tokens().of(Caller.dataCentre("DC-SH-01")),
                        withLedger("--account", "treasury:310000"));
        assertThat(run.exitCode()).as("%s", run).isEqualTo(3);
        assertThat(run.err()).contains("403");
    }

    private String[] withLedger(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--ledger", services.ledger().url()));
        return all.toArray(String[]::new);
    }

    private Run replay(String... options) {
        return run(services.tokens().of(Caller.auditor()), options);
    }

    private Run run(String token, String... options) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--bootstrap",
                                services.bootstrapServers(),
                                "--registry",
                                services.registryUrl(),
                                "--format",
                                "json"));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode =
                Replay.run(
                        arguments,
                        Map.of("TOKEN", token),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8));
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
