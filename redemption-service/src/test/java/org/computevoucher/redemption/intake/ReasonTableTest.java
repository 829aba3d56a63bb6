package org.computevoucher.redemption.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.computevoucher.platform.web.ProblemCatalogue;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The README's table of reasons says what the service says. */
class ReasonTableTest {

    private static final String HEADER = "| code | result | status | meaning | remedy |";

    /** What can be wrong with a record, or go wrong with it, in any service. */
    private static final Set<String> OF_THE_PLATFORM =
            Set.of(
                    "BODY_MALFORMED",
                    "BODY_MISSING",
                    "BODY_TOO_COMPLEX",
                    "FIELDS_INVALID",
                    "FIELD_DUPLICATED",
                    "FIELD_UNKNOWN",
                    "INTERNAL_ERROR",
                    "OUTCOME_UNKNOWN",
                    "OUTSIDE_MANDATE",
                    "OVERLOADED",
                    "TEMPORARILY_UNAVAILABLE",
                    "TEXT_INVALID");

    private static final Set<String> OF_CORRECTIONS =
            Set.of(
                    "REVERSAL_CONFLICT",
                    "REVERSAL_EXCEEDS_USAGE",
                    "TOO_MANY_REVERSALS",
                    "USAGE_UNKNOWN");

    private record Row(String code, String result, String status, String meaning, String remedy) {

        private static Row of(String line) {
            List<String> cells =
                    List.of(line.substring(1, line.length() - 1).strip().split(" \\| ", -1));
            assertThat(cells).as(line).hasSize(5);
            return new Row(
                    cells.get(0).replace("`", ""),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4));
        }
    }

    private final List<Row> table = table();

    @Test
    void every_reason_that_a_report_can_be_refused_for_stands_in_the_table_once() {
        Set<String> expected = new HashSet<>(OF_THE_PLATFORM);
        expected.addAll(OF_CORRECTIONS);
        expected.add("KEY_CONTRADICTS_RECORD"); // over Kafka alone
        expected.addAll(refusalsOf("reportConsumption"));

        assertThat(table).extracting(Row::code).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_table_says_what_the_catalogue_says() {
        assertThat(table)
                .allSatisfy(
                        row -> {
                            ProblemCatalogue.Row truth =
                                    ProblemCatalogue.ofThisService().row(row.code()).orElseThrow();
                            assertThat(row)
                                    .isEqualTo(
                                            new Row(
                                                    row.code(),
                                                    row.result(),
                                                    Integer.toString(truth.status()),
                                                    truth.meaning(),
                                                    truth.remedy()));
                        });
    }

    @Test
    void what_may_pass_is_to_be_retried() {
        assertThat(table)
                .filteredOn(row -> Integer.parseInt(row.status()) >= 500)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.result()).isEqualTo("retry"));
        assertThat(table)
                .filteredOn(row -> row.result().equals("excepted"))
                .extracting(Row::code)
                .containsExactly("REPORTED_TOO_LATE");
    }

    private static Set<String> refusalsOf(String operation) {
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources/openapi.yaml"))) {
            Object document =
                    new Yaml(new SafeConstructor(new LoaderOptions()))
                            .load(String.join("\n", lines.toList()));
            Set<String> refusals = new HashSet<>();
            JsonMapper.shared()
                    .<JsonNode>valueToTree(document)
                    .path("operations")
                    .path(operation)
                    .path("refusals")
                    .forEach(reasons -> reasons.forEach(one -> refusals.add(one.asString())));
            return refusals;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> table() {
        try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
            return lines.dropWhile(line -> !line.equals(HEADER))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
