package org.computevoucher.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.soon;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.computevoucher.local.Caller;
import org.computevoucher.replay.Replay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who trusts nobody, and builds the book once more from the public topics alone. */
final class Auditor {

    private static final int MOMENTS = 20;

    /** More than there are accounts times moments. */
    private static final String ALL_ACCOUNTS = "100000";

    private final ThreeServices services;

    Auditor(ThreeServices services) {
        this.services = services;
    }

    record Run(int exitCode, String out, String err) {

        JsonNode report() {
            return JsonMapper.shared().readTree(out);
        }
    }

    /**
     * Every fact has its one entry, and the ledger answers what the topics say, at twenty random
     * moments of both times.
     *
     * @return the report on the twenty moments
     */
    JsonNode agrees() {
        soon().untilAsserted(
                        () -> {
                            Run settled = replay("--ledger", "none", "--grace", "PT0S");
                            assertThat(settled.exitCode()).as("%s", settled).isZero();
                        });
        Run moments =
                replayBesideTheLedger(
                        "--moments", String.valueOf(MOMENTS), "--requests", ALL_ACCOUNTS);
        assertThat(moments.exitCode()).as("%s", moments).isZero();
        JsonNode report = moments.report();
        assertThat(report.required("agrees").booleanValue()).isTrue();
        assertThat(report.required("moments").size()).isEqualTo(MOMENTS);
        assertThat(report.required("entries").intValue())
                .isPositive()
                .isGreaterThanOrEqualTo(report.required("facts").intValue());
        return report;
    }

    Run replayBesideTheLedger(String... options) {
        return replayBesideTheLedger(Caller.auditor(), options);
    }

    Run replayBesideTheLedger(Caller caller, String... options) {
        List<String> all = new ArrayList<>(Arrays.asList(options));
        all.addAll(List.of("--ledger", services.ledger().url()));
        return replay(services.tokens().of(caller), all);
    }

    private Run replay(String... options) {
        return replay(services.tokens().of(Caller.auditor()), List.of(options));
    }

    private Run replay(String token, List<String> options) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--bootstrap",
                                services.bootstrapServers(),
                                "--registry",
                                services.registryUrl(),
                                "--format",
                                "json"));
        arguments.addAll(options);
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
