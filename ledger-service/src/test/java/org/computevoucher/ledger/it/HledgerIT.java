package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.ledger.it.ExportedBook.body;
import static org.computevoucher.ledger.it.ExportedBook.upTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.computevoucher.local.Hledger;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hledger says of our exports, where it is installed, as it is where commits are checked. */
class HledgerIT extends LedgerIT {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String REGION = "430700";

    @TempDir private Path directory = Path.of("");

    @BeforeEach
    void aBook() {
        assumeTrue(Hledger.isInstalled(), Hledger.NOT_INSTALLED);
        book().play();
    }

    private ExportedBook book() {
        return new ExportedBook(REGION, http(), facts());
    }

    private Hledger reading(String journal) {
        return new Hledger(directory, journal);
    }

    @Test
    void a_journal_holds_and_says_at_both_times_what_we_say() {
        Hledger hledger = reading(body(book().export("postings", "hledger", "")));
        hledger.check("ordereddates", "accounts", "commodities");

        LocalDate today = LocalDate.now(SHANGHAI);
        LocalDate earlier = LocalDate.ofInstant(ExportedBook.EARLIER, SHANGHAI);
        for (LocalDate day :
                List.of(
                        earlier.minusDays(1),
                        earlier,
                        earlier.plusDays(1),
                        earlier.plusDays(40),
                        today)) {
            assertOurs(hledger, day, "effectiveAt", "--date2");
            assertOurs(hledger, day, "recordedAt");
        }
        String dayAfter = earlier.plusDays(1).toString();
        assertThat(hledger.balances("--date2", "-e", dayAfter))
                .containsKey(REGION + ":COMPUTE:2026:payable:dc-2")
                .doesNotContainKey(REGION + ":COMPUTE:2026:payable:dc-1");
        assertThat(hledger.balances("-e", dayAfter)).isEmpty();
    }

    /** At the end of a day. */
    private void assertOurs(Hledger hledger, LocalDate day, String time, String... options) {
        Instant end = day.plusDays(1).atStartOfDay(SHANGHAI).toInstant().minusNanos(1_000);
        String moment = end.isAfter(Instant.now()) ? "" : "&" + time + "=" + end;
        String[] all = new String[options.length + 2];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = "-e";
        all[options.length + 1] = day.plusDays(1).toString();
        Map<String, Long> balances = hledger.balances(all);
        for (String account :
                List.of(
                        "treasury:" + REGION,
                        "available:" + book().pot(),
                        "outstanding:" + book().pot(),
                        "payable:" + book().pot() + ":dc-1",
                        "payable:" + book().pot() + ":dc-2",
                        "paid:" + book().pot() + ":dc-1")) {
            assertThat(balances.getOrDefault(nameOf(account), 0L))
                    .as("%s at the end of %s by %s", account, day, time)
                    .isEqualTo(
                            http().get("/api/v1/balances?account=" + account + moment)
                                    .ok()
                                    .path("balanceFen")
                                    .asLong());
        }
    }

    private static String nameOf(String account) {
        String[] parts = account.split(":", -1);
        return parts[1].replace('-', ':')
                + ':'
                + parts[0]
                + (parts.length == 3 ? ':' + parts[2] : "");
    }

    @Test
    void the_balances_of_a_position_hold_and_stand_before_the_entries_after_it() {
        Answer opening = book().export("balances", "hledger", "");
        book().play();
        String rest = body(book().export("postings", "hledger", "&after=" + upTo(opening)));
        String whole = body(book().export("postings", "hledger", ""));

        reading(body(opening)).check("ordereddates", "commodities");
        Hledger continued = reading(body(opening) + rest);
        continued.check("ordereddates", "commodities");
        Map<String, Long> sums = continued.balances();
        assertThat(sums).isEqualTo(reading(whole).balances());
        assertThat(sums.values().stream().mapToLong(fen -> fen).sum()).isZero();
    }

    @Test
    void the_balances_of_a_pot_a_programme_and_all_hold_at_an_effective_time_too() {
        for (String query :
                List.of(
                        "?pot=" + book().pot(),
                        "?programme=" + REGION + "-COMPUTE",
                        "?effectiveAt=" + ExportedBook.EARLIER,
                        "")) {
            reading(body(http().get("/api/v1/exports/balances/hledger" + query)))
                    .check("commodities");
        }
    }

    @Test
    void the_journal_of_all_books_holds() {
        reading(body(http().get("/api/v1/exports/postings/hledger")))
                .check("accounts", "commodities");
    }

    /** Or else a journal that holds would say nothing. */
    @Test
    void a_journal_of_which_an_amount_was_changed_does_not_hold() {
        String journal = body(book().export("postings", "hledger", ""));
        Hledger changed = reading(journal.replaceFirst("CNY 12.34 =", "CNY 12.35 ="));

        assertThatThrownBy(changed::check).isInstanceOf(IllegalStateException.class);
    }
}
