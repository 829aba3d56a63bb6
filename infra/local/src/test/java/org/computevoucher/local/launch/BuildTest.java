package org.computevoucher.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

    @TempDir Path root = Path.of("");

    @BeforeEach
    void sourcesAndProduct() throws IOException {
        touch("pom.xml", 100);
        touch("schemas/src/main/avro/voucher.avsc", 110);
        touch("infra/platform/src/main/java/Lane.java", 120);
        touch("ledger-service/pom.xml", 100);
        touch("ledger-service/src/main/java/Book.java", 130);
        touch("ledger-service/target/ledger-service-1.0.0-SNAPSHOT-exec.jar", 200);
    }

    @Test
    void a_product_younger_than_its_sources_is_not_built_again() {
        assertThat(ledgerIsUpToDate()).isTrue();
    }

    @Test
    void a_change_to_it_to_what_lies_beneath_it_or_to_the_versions_makes_it_old()
            throws IOException {
        for (String source :
                new String[] {
                    "ledger-service/src/main/java/Book.java",
                    "ledger-service/pom.xml",
                    "infra/platform/src/main/java/Lane.java",
                    "schemas/src/main/avro/voucher.avsc",
                    "pom.xml"
                }) {
            sourcesAndProduct();
            touch(source, 300);
            assertThat(ledgerIsUpToDate()).as(source).isFalse();
        }
    }

    @Test
    void a_change_to_tests_or_to_another_service_does_not() throws IOException {
        touch("ledger-service/src/test/java/BookTest.java", 300);
        touch("issuance-service/src/main/java/Envelope.java", 300);

        assertThat(ledgerIsUpToDate()).isTrue();
    }

    @Test
    void a_change_to_the_issuer_makes_the_stack_old_which_carries_it() throws IOException {
        touch("infra/local/pom.xml", 100);
        touch("infra/local/src/main/java/Stack.java", 100);
        touch("infra/local/issuer/src/main/java/Issuer.java", 110);
        touch("infra/local/target/local-1.0.0-SNAPSHOT.jar", 200);
        assertThat(isUpToDate("infra/local")).isTrue();

        touch("infra/local/issuer/src/main/java/Issuer.java", 300);

        assertThat(isUpToDate("infra/local")).isFalse();
    }

    @Test
    void a_product_that_a_build_after_the_change_left_as_it_was_is_not_built_again()
            throws IOException {
        touch("ledger-service/src/main/java/Book.java", 300);
        touch("ledger-service/target/built-by-infra-up", 310);

        assertThat(ledgerIsUpToDate()).isTrue();
    }

    @Test
    void a_removed_source_makes_it_old() throws IOException {
        Files.delete(root.resolve("ledger-service/src/main/java/Book.java"));

        assertThat(ledgerIsUpToDate()).isFalse();
    }

    @Test
    void a_missing_product_is_built() throws IOException {
        touch("ledger-service/target/built-by-infra-up", 400);
        Files.delete(root.resolve("ledger-service/target/ledger-service-1.0.0-SNAPSHOT-exec.jar"));

        assertThat(ledgerIsUpToDate()).isFalse();
    }

    private boolean ledgerIsUpToDate() {
        return isUpToDate("ledger-service");
    }

    private boolean isUpToDate(String module) {
        return new Build(root, root.resolve(".local")).isUpToDate(module);
    }

    private void touch(String file, long second) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
        // The folders too: theirs is the time of the last file that came or went.
        for (Path p = path; p != null && !p.equals(root); p = p.getParent()) {
            Files.setLastModifiedTime(p, FileTime.fromMillis(second * 1000));
        }
    }
}
