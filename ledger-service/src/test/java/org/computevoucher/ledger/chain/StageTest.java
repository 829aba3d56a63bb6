package org.computevoucher.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.computevoucher.ledger.contract.FactsForTheBook;
import org.computevoucher.platform.command.Commands;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class StageTest {

    private static final Path SCHEMAS = Path.of("../schemas/src/main/avro");

    @Test
    void every_fact_of_the_contract_that_names_a_voucher_has_a_stage() throws IOException {
        List<Schema> schemas = schemas();
        assertThat(schemas).hasSizeGreaterThan(15);
        for (Schema schema : schemas) {
            boolean isOfAVoucher =
                    Stream.of("voucherId", "vouchers", "applicationId")
                            .anyMatch(name -> schema.getField(name) != null);
            if (isOfAVoucher) {
                assertThat(Stage.of(schema.getFullName()))
                        .as(schema.getFullName())
                        .isNotEqualTo(Stage.OTHER);
            }
        }
    }

    @Test
    void what_this_version_does_not_know_is_something_else() {
        assertThat(Stage.of("computevoucher.voucher.v2.VoucherGilded")).isEqualTo(Stage.OTHER);
    }

    @Test
    void what_clears_an_entry_is_a_stage_of_its_own() {
        assertThat(Stage.of("computevoucher.journal.v1.EntryPosted")).isEqualTo(Stage.CLEARING);
    }

    /** Of the topics that the book reads. */
    private static List<Schema> schemas() throws IOException {
        List<Schema> schemas = new ArrayList<>();
        for (String topic : new FactsForTheBook(Mockito.mock(Commands.class)).topics()) {
            try (Stream<Path> files = Files.list(SCHEMAS.resolve(topic))) {
                for (Path file : files.sorted().toList()) {
                    schemas.add(new SchemaParser().parse(file).mainSchema());
                }
            }
        }
        return schemas;
    }
}
