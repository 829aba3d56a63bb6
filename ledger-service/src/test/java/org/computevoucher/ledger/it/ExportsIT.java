package org.computevoucher.ledger.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.computevoucher.ledger.contract.AvroSamples;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal as a file: the same bytes for the same position, in parts or whole. */
class ExportsIT extends LedgerIT {

    private static final String REGION = "430100";
    private static final String POT = REGION + "-COMPUTE-2026";
    private static final String EXPORTS = "/api/v1/exports/postings/";

    @TempDir private Path directory = Path.of("");

    @BeforeEach
    void aBook() {
        UUID voucher = UUID.randomUUID();
        UUID allocated = facts().publish(POT, AvroSamples.allocated(POT, 1_234, false), null);
        UUID issued =
                facts().publish(
                                voucher.toString(),
                                AvroSamples.issued(POT, voucher, 500),
                                allocated);
        UUID usage =
                facts().publish(
                                voucher.toString(),
                                AvroSamples.consumed(POT, voucher, 250, 200, "dc-1"),
                                issued);
        UUID paid = facts().publish("dc-1", AvroSamples.reimbursed(POT, "dc-1", 200), usage);
        soon().until(() -> http().entriesOf(paid), entries -> !entries.isEmpty());
    }

    @Test
    void an_export_of_a_position_is_the_same_whenever_it_is_made_and_in_parts() {
        for (String format : List.of("csv", "json-lines", "hledger")) {
            Answer first = export(format, "");
            String upTo = first.response().headers().firstValue("X-Up-To").orElseThrow();
            aBook();

            assertThat(body(export(format, "&upTo=" + upTo))).isEqualTo(body(first));
            String begin = body(export(format, "&upTo=" + (Long.parseLong(upTo) - 2)));
            String rest =
                    body(
                            export(
                                    format,
                                    "&after=%d&upTo=%s".formatted(Long.parseLong(upTo) - 2, upTo)));
            assertThat(begin + rest).isEqualTo(body(first));
            assertThat(body(export(format, "&after=" + upTo))).isNotEqualTo(body(first));
        }
    }

    @Test
    void a_table_has_a_row_for_each_line() {
        List<String> rows = body(export("csv", "")).lines().toList();

        assertThat(rows.getFirst())
                .startsWith("ledgerNumber,book,entryNumber,line,account,amountFen,balanceFen,");
        assertThat(rows.get(1)).contains(",430100,1,1,treasury:430100,-1234,-1234,");
        assertThat(rows.get(2)).contains(",430100,1,2,available:430100-COMPUTE-2026,1234,1234,");
        assertThat(body(export("json-lines", "")).lines().count() * 2).isEqualTo(rows.size() - 1);
    }

    /** Where hledger is installed, as it is where this project is built for a release. */
    @Test
    void hledger_accepts_the_journal_and_adds_up_to_our_balances() throws Exception {
        assumeTrue(isInstalled(), "hledger is not installed");
        Path journal = directory.resolve("book.journal");
        Files.writeString(journal, body(export("hledger", "")));

        assertThat(hledger("-f", journal.toString(), "check")).isEmpty();
        for (String account :
                List.of(
                        "treasury:" + REGION,
                        "available:" + POT,
                        "outstanding:" + POT,
                        "payable:" + POT + ":dc-1",
                        "paid:" + POT + ":dc-1")) {
            String[] parts = account.split(":", -1);
            String name =
                    parts[1].replace('-', ':')
                            + ':'
                            + parts[0]
                            + (parts.length == 3 ? ':' + parts[2] : "");
            String table =
                    hledger(
                            "-f",
                            journal.toString(),
                            "balance",
                            "--empty",
                            "-O",
                            "csv",
                            "^" + name + "$");
            long fen = http().balanceFen(account);
            String money = fen == 0 ? "0" : "CNY " + BigDecimal.valueOf(fen, 2).toPlainString();
            assertThat(table).as(account).contains("\"" + name + "\",\"" + money + '"');
        }
    }

    private Answer export(String format, String query) {
        return http().get(EXPORTS + format + "?region=" + REGION + query);
    }

    private static String body(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.response().body();
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("hledger", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String hledger(String... arguments) throws IOException, InterruptedException {
        Path out = directory.resolve("hledger.out");
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.command().addFirst("hledger");
        Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(out, UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
