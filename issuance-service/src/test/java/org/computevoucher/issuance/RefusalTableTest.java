package org.computevoucher.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.computevoucher.issuance.RefusalTable.Row;
import org.computevoucher.platform.web.ProblemCatalogue;
import org.junit.jupiter.api.Test;

/**
 * The README's table of refusals says what the service says. The catalogue is compared with the
 * code by the architecture tests, a person's reasons by the tests of their capability.
 */
class RefusalTableTest {

    private static final String NO_STATUS = "–";

    /** They stand in a decision, or in the report of an import. */
    private static final Set<String> ANSWER_NO_REQUEST =
            Set.of(
                    "DOCUMENTS_MISSING",
                    "ENTERPRISE_OF_ANOTHER_REGION",
                    "LINE_CELLS_MISCOUNTED",
                    "LINE_FAILED",
                    "LINE_INVALID");

    private static final List<Row> TABLE =
            RefusalTable.read().stream().filter(row -> !row.stage().startsWith("person")).toList();

    @Test
    void every_code_of_the_catalogue_stands_in_the_table_once_and_no_other() {
        assertThat(TABLE)
                .extracting(Row::code)
                .containsExactlyInAnyOrderElementsOf(
                        ProblemCatalogue.ofTheServiceAlone().rows().stream()
                                .map(ProblemCatalogue.Row::reason)
                                .toList());
        assertThat(RefusalTable.read()).extracting(Row::code).doesNotHaveDuplicates();
    }

    @Test
    void the_table_says_what_the_catalogue_says() {
        assertThat(TABLE)
                .containsExactlyElementsOf(TABLE.stream().map(row -> inTheCatalogue(row)).toList());
    }

    private static Row inTheCatalogue(Row row) {
        ProblemCatalogue.Row truth =
                ProblemCatalogue.ofTheServiceAlone().row(row.code()).orElseThrow();
        return new Row(
                row.stage(),
                row.code(),
                ANSWER_NO_REQUEST.contains(row.code())
                        ? NO_STATUS
                        : Integer.toString(truth.status()),
                truth.meaning(),
                truth.remedy());
    }

    @Test
    void every_code_is_asserted_by_a_test() {
        String tests = tests();

        assertThat(RefusalTable.read())
                .extracting(Row::code)
                .allSatisfy(
                        code ->
                                assertThat(
                                                Pattern.compile("\\b%s\\b".formatted(code))
                                                        .matcher(tests)
                                                        .find())
                                        .as(code)
                                        .isTrue());
    }

    /** But for this one, which names some of them. */
    private static String tests() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("RefusalTableTest.java"))
                    .map(RefusalTableTest::textOf)
                    .reduce("", String::concat);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
