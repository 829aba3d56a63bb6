package org.computevoucher.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service's documents on disk, seen from its module: the one of this version, which follows the
 * code, and the released ones, which are frozen.
 */
final class DocumentFiles {

    /** {@code -Dopenapi.update} writes the generated document instead of comparing it. */
    static final String UPDATE = "openapi.update";

    private static final Path CURRENT = Path.of("src/main/openapi/openapi.json");
    private static final Path RELEASED = Path.of("src/released");
    private static final String DOCUMENT = "openapi.json";
    private static final String CHECKSUMS = "SHA256SUMS";
    private static final JsonMapper JSON = JsonMapper.shared();

    private DocumentFiles() {}

    static String current() throws IOException {
        return Files.readString(CURRENT);
    }

    /** Fails where the document in the repository is not what the code says. */
    static void assertIsCheckedIn(String generated) throws IOException {
        String text = printed(generated);
        if (System.getProperty(UPDATE) != null) {
            Files.createDirectories(CURRENT.getParent());
            Files.writeString(CURRENT, text);
        }
        String checkedIn = Files.exists(CURRENT) ? current() : "";
        if (!checkedIn.equals(text)) {
            assertThat(text.lines().toList())
                    .as(
                            "%s is not what the code says. If the change is meant, run this test again with -D%s and check the file in.",
                            CURRENT, UPDATE)
                    .isEqualTo(checkedIn.lines().toList());
        }
    }

    /** Fails where a caller of a released document would be broken, or such a document edited. */
    static void assertBreaksNobody(String generated) throws IOException {
        List<Path> releases;
        try (Stream<Path> folders = Files.list(RELEASED)) {
            releases = folders.sorted().toList();
        }
        assertThat(releases).as("releases in %s", RELEASED).isNotEmpty();
        for (Path release : releases) {
            Path document = release.resolve(DOCUMENT);
            assertIsFrozen(document);
            assertThat(
                            BreakingChanges.between(
                                    ApiDocument.parse(Files.readString(document)),
                                    ApiDocument.parse(generated)))
                    .as(
                            "Callers of release %s would break. Make the change additive, or a new version of the path.",
                            release.getFileName())
                    .isEmpty();
        }
    }

    private static void assertIsFrozen(Path document) throws IOException {
        String sum = sha256(Files.readAllBytes(document)) + "  " + DOCUMENT;
        Path list = document.resolveSibling(CHECKSUMS);
        if (!Files.readAllLines(list).contains(sum)) {
            fail("%s was edited, but a release is frozen: restore the file.", document);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }

    /** With the same line ends everywhere, so that the file is the same everywhere. */
    private static String printed(String json) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return JSON.writer().with(printer).writeValueAsString(JSON.readTree(json)).concat("\n");
    }
}
