package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.computevoucher.local.LocalParts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a consumer in another language, with somebody else's libraries, reads of our topics. */
final class EventsInJavaScript {

    private static final Path EXAMPLE = Path.of("../../schemas/examples/javascript");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long LIMIT_SECONDS = 120;
    private static final String REIMBURSED = "computevoucher.settlement.v1.SubsidyReimbursed";

    private EventsInJavaScript() {}

    /**
     * Every event of the public core that the services logged is on its topic once, and no payment
     * was made twice; needs Node.
     */
    static void assertEachCoreEventOnce(ThreeServices services)
            throws IOException, InterruptedException {
        assumeTrue(run(List.of("node", "--version"), EXAMPLE).exitCode() == 0, "no Node here");
        List<JsonNode> events = read(services);
        assertThat(events)
                .extracting(event -> event.at("/headers/ce_id").stringValue(""))
                .allSatisfy(id -> assertThat(id).isNotEmpty())
                .doesNotHaveDuplicates();

        Map<String, Long> byType =
                events.stream()
                        .collect(
                                Collectors.groupingBy(
                                        event -> event.at("/headers/ce_type").stringValue(""),
                                        Collectors.counting()));
        Map<String, Long> logged = PublicEvents.loggedBy(services.all());
        assertThat(byType).isEqualTo(logged);
        assertThat(byType)
                .containsKeys(
                        "computevoucher.budget.v1.BudgetAllocated",
                        "computevoucher.programme.v1.ProgrammePublished",
                        "computevoucher.application.v1.ApplicationDecided",
                        "computevoucher.voucher.v1.VoucherIssued",
                        "computevoucher.consumption.v1.ComputeConsumed",
                        REIMBURSED);
        assertThat(PublicEvents.entries(byType)).isEqualTo(PublicEvents.bookedFacts(byType));
        assertNobodyWasPaidTwice(events);
    }

    /** What one pot pays with one payment is one fact; and a run pays each payee once. */
    private static void assertNobodyWasPaidTwice(List<JsonNode> events) {
        List<JsonNode> paid =
                events.stream()
                        .filter(
                                event ->
                                        event.at("/headers/ce_type")
                                                .stringValue("")
                                                .equals(REIMBURSED))
                        .map(event -> event.required("value"))
                        .toList();
        assertThat(paid)
                .extracting(fact -> fact.required("paymentId") + " " + fact.required("pot"))
                .doesNotHaveDuplicates();
        assertThat(paid)
                .extracting(
                        fact ->
                                fact.required("settlementId")
                                        + " "
                                        + fact.required("payee")
                                        + " "
                                        + fact.required("pot"))
                .doesNotHaveDuplicates();
    }

    private static List<JsonNode> read(ThreeServices services)
            throws IOException, InterruptedException {
        Path folder = LocalParts.temporaryDirectory("javascript");
        for (String file : List.of("package.json", "package-lock.json", "consume.js")) {
            Files.copy(EXAMPLE.resolve(file), folder.resolve(file));
        }
        Run install = run(List.of("npm", "ci", "--ignore-scripts", "--prefer-offline"), folder);
        assertThat(install.exitCode()).as("%s", install.errors()).isZero();
        Run consumer =
                run(
                        List.of(
                                "node",
                                "consume.js",
                                "--bootstrap",
                                services.bootstrapServers(),
                                "--registry",
                                services.registryUrl(),
                                "--idle-seconds",
                                "5"),
                        folder);
        assertThat(consumer.exitCode()).as("%s", consumer.errors()).isZero();
        List<JsonNode> events = new ArrayList<>();
        consumer.output().lines().forEach(line -> events.add(JSON.readTree(line)));
        return events;
    }

    private record Run(int exitCode, String output, String errors) {}

    private static Run run(List<String> command, Path folder)
            throws IOException, InterruptedException {
        File output = File.createTempFile("computevoucher-", ".out");
        File errors = File.createTempFile("computevoucher-", ".err");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectOutput(output)
                            .redirectError(errors)
                            .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Run(
                    process.waitFor(),
                    Files.readString(output.toPath()),
                    Files.readString(errors.toPath()));
        } catch (IOException e) {
            return new Run(-1, "", String.valueOf(e.getMessage()));
        } finally {
            Files.delete(output.toPath());
            Files.delete(errors.toPath());
        }
    }
}
