package org.computevoucher.schemas.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate over this module's schemas, and over variants of them that are broken on purpose. */
class ReleaseGateTest {

    private static final Path CURRENT = Path.of("src/main/avro");
    private static final Path RELEASES = Path.of("src/released");
    private static final String CLOSED = "computevoucher.consumption.v1/VoucherClosed.avsc";
    private static final String NEW_FIELD =
            "\"fields\": [ {\"name\": \"note\", \"type\": \"string\", \"doc\": \"A remark.\"%s},";

    @TempDir Path folder;
    private Path current = CURRENT;
    private Path releases = RELEASES;

    @BeforeEach
    void copy_the_schemas() {
        current = copied(CURRENT, folder.resolve("avro"));
        releases = folder.resolve("released");
        copied(RELEASES.resolve("v1"), releases.resolve("v1"));
    }

    @Test
    void the_schemas_of_this_build_keep_every_release() {
        assertThat(ReleaseGate.problems(CURRENT, RELEASES)).isEmpty();
    }

    @Test
    void every_current_schema_is_seen_and_releases_are_frozen_whole() {
        assertThat(SchemaFolder.files(CURRENT)).hasSizeGreaterThanOrEqualTo(23);
        assertThat(SchemaFolder.files(RELEASES.resolve("v1"))).hasSize(7);
        assertThat(SchemaFolder.files(RELEASES.resolve("v2"))).hasSize(23);
    }

    @Test
    void a_field_with_a_default_may_be_added() {
        edit(current, CLOSED, "\"fields\": \\[", NEW_FIELD.formatted(", \"default\": \"\""));

        assertThat(problems()).isEmpty();
    }

    @Test
    void a_field_without_a_default_may_not_be_added() {
        edit(current, CLOSED, "\"fields\": \\[", NEW_FIELD.formatted(""));

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("computevoucher.consumption.v1.VoucherClosed breaks release v1")
                .contains("cannot read what release v1 wrote")
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE")
                .contains("note")
                .contains("Only fields with defaults are ever added or removed");
    }

    @Test
    void a_field_without_a_default_may_not_be_removed() {
        edit(current, CLOSED, "(?s),\\s*\\{\\s*\"name\": \"reason\".*?\\}", "");

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("cannot be read with release v1's schema")
                .contains("reason");
    }

    @Test
    void a_type_may_not_change() {
        edit(current, CLOSED, "(\"name\": \"unusedFen\",\\s*\"type\": )\"long\"", "$1\"string\"");

        assertThat(problems())
                .anyMatch(
                        problem ->
                                problem.contains(
                                        "the type of VoucherClosed.unusedFen changed from long to string"))
                .anyMatch(problem -> problem.contains("TYPE_MISMATCH"));
    }

    @Test
    void a_type_may_not_change_where_avro_alone_would_let_it_pass() {
        edit(current, CLOSED, "(\"name\": \"reason\",\\s*\"type\": )\"string\"", "$1\"bytes\"");

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("the type of VoucherClosed.reason changed from string to bytes");
    }

    @Test
    void a_unit_of_time_may_not_change() {
        edit(current, CLOSED, "timestamp-micros", "timestamp-millis");

        assertThat(problems())
                .hasSize(2)
                .first()
                .asString()
                .contains(
                        "effectiveAt changed from long (timestamp-micros) to long (timestamp-millis)");
    }

    @Test
    void a_field_of_a_nested_record_is_guarded_too() {
        edit(
                current,
                "computevoucher.journal.v1/EntryPosted.avsc",
                "\"balanceFen\"",
                "\"balanceAfterFen\"");

        assertThat(problems())
                .hasSize(2)
                .allMatch(
                        problem ->
                                problem.contains("alanceAfterFen")
                                        || problem.contains("balanceFen"));
    }

    @Test
    void a_field_may_not_be_renamed() {
        edit(current, CLOSED, "\"unusedFen\"", "\"leftFen\"");

        assertThat(problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains("leftFen"))
                .anyMatch(problem -> problem.contains("unusedFen"));
    }

    @Test
    void an_alias_does_not_excuse_a_renamed_field() {
        edit(
                current,
                CLOSED,
                "\"name\": \"unusedFen\",",
                "\"name\": \"leftFen\", \"aliases\": [\"unusedFen\"],");

        assertThat(problems()).isNotEmpty();
    }

    @Test
    void a_record_may_not_be_renamed() {
        edit(current, CLOSED, "\"name\": \"VoucherClosed\"", "\"name\": \"VoucherShut\"");

        assertThat(problems())
                .anyMatch(
                        problem ->
                                problem.contains(
                                        "it belongs at computevoucher.consumption.v1/VoucherShut.avsc"))
                .anyMatch(problem -> problem.contains("NAME_MISMATCH"));
    }

    @Test
    void a_released_schema_may_not_be_removed() throws IOException {
        Files.delete(current.resolve(CLOSED));

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("computevoucher.consumption.v1.VoucherClosed of release v1 is gone");
    }

    @Test
    void every_record_and_field_has_a_doc() {
        edit(current, CLOSED, "\"doc\": \"[^\"]*\"", "\"doc\": \" \"");

        assertThat(problems())
                .hasSize(9)
                .contains(
                        "computevoucher.consumption.v1.VoucherClosed has no doc: say what it means.",
                        "computevoucher.consumption.v1.VoucherClosed.unusedFen has no doc: say its unit and meaning.");
    }

    @Test
    void a_released_file_may_not_be_edited() {
        edit(releases.resolve("v1"), CLOSED, "unused", "un-used");

        assertThat(problems())
                .containsExactly(
                        CLOSED
                                + " of release v1 was edited. A release is frozen: restore the file, and make the change in src/main/avro.");
    }

    @Test
    void a_released_file_may_not_be_removed_nor_added() throws IOException {
        Path release = releases.resolve("v1");
        Files.move(release.resolve(CLOSED), release.resolve("Late.avsc"));

        assertThat(problems())
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("Late.avsc of release v1 is not in its"))
                .anyMatch(problem -> problem.startsWith(CLOSED + " of release v1 is gone"));
    }

    @Test
    void a_release_without_checksums_is_no_release() throws IOException {
        Files.delete(releases.resolve("v1").resolve(FrozenFiles.CHECKSUMS));

        assertThat(problems())
                .hasSize(7)
                .allMatch(problem -> problem.contains("is not in its SHA256SUMS"));
    }

    @Test
    void the_oldest_release_counts_as_much_as_the_newest() throws IOException {
        // Release v2 had given the new field a default and so could drop it; v1 cannot miss it.
        Path v2 = copied(current, releases.resolve("v2"));
        edit(
                v2,
                CLOSED,
                "(\"name\": \"reason\",\\s*\"type\": \"string\",)",
                "$1 \"default\": \"\",");
        Files.writeString(v2.resolve(FrozenFiles.CHECKSUMS), sumsOf(v2));
        edit(current, CLOSED, "(?s),\\s*\\{\\s*\"name\": \"reason\".*?\\}", "");

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("breaks release v1")
                .contains("reason");
    }

    private List<String> problems() {
        return ReleaseGate.problems(current, releases);
    }

    private static String sumsOf(Path release) {
        StringBuilder sums = new StringBuilder();
        SchemaFolder.files(release)
                .forEach(
                        file ->
                                sums.append(FrozenFiles.sha256(release.resolve(file)))
                                        .append("  ")
                                        .append(file)
                                        .append('\n'));
        return sums.toString();
    }

    private static void edit(Path root, String file, String pattern, String replacement) {
        try {
            Path path = root.resolve(file);
            String before = Files.readString(path);
            String after = before.replaceAll(pattern, replacement);
            assertThat(after).as("the edit finds its place").isNotEqualTo(before);
            Files.writeString(path, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copied(Path from, Path to) {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
