package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.computevoucher.local.Hledger;

/**
 * The whole ledger as hledger reads it: its assertions hold, and at the end of every day on which
 * something was recorded or took effect, and of days between, its sums are what the ledger answers,
 * along both times.
 */
record JournalInHledger(ThreeServices services, Path directory) {

    private static final Pattern DAYS =
            Pattern.compile("^([0-9-]{10})=([0-9-]{10}) ", Pattern.MULTILINE);
    private static final Pattern BOOK = Pattern.compile("; book:([0-9]{6})");
    private static final String EXPORTS = "/api/v1/exports/";

    /** A time, and how hledger is asked for it. */
    private enum Time {
        RECORDED("recordedAt", "--flat"),
        EFFECTIVE("effectiveAt", "--date2");

        private final String parameter;
        private final String option;

        Time(String parameter, String option) {
            this.parameter = parameter;
            this.option = option;
        }
    }

    void agrees() {
        String journal = file("postings/hledger");
        Hledger hledger = new Hledger(directory, journal);
        hledger.check("accounts", "commodities");
        NavigableSet<LocalDate> days = days(journal);
        assertThat(days).hasSizeGreaterThan(5);
        Set<String> accounts = hledger.balances().keySet();
        assertThat(accounts).hasSizeGreaterThan(30);
        for (LocalDate day : withOthersBetween(days)) {
            agreesOn(day, days.last(), accounts, journal);
        }
        for (String book : books(journal)) {
            new Hledger(directory, file("postings/hledger?region=" + book))
                    .check("ordereddates", "accounts", "commodities");
        }
    }

    private String file(String path) {
        return services.file(services.ledger(), EXPORTS + path);
    }

    private static NavigableSet<LocalDate> days(String journal) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        DAYS.matcher(journal)
                .results()
                .forEach(
                        line -> {
                            days.add(LocalDate.parse(line.group(1)));
                            days.add(LocalDate.parse(line.group(2)));
                        });
        return days;
    }

    private static NavigableSet<LocalDate> withOthersBetween(NavigableSet<LocalDate> days) {
        NavigableSet<LocalDate> all = new TreeSet<>(days);
        all.add(days.first().minusDays(1));
        for (LocalDate day : days.headSet(days.last())) {
            LocalDate next = days.higher(day);
            all.add(day.plusDays((next.toEpochDay() - day.toEpochDay()) / 2));
        }
        return all;
    }

    private static Set<String> books(String journal) {
        return BOOK.matcher(journal)
                .results()
                .map((MatchResult line) -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @param lastDay which may not be over; nothing comes after it
     */
    private void agreesOn(LocalDate day, LocalDate lastDay, Set<String> accounts, String journal) {
        for (Time time : Time.values()) {
            Map<String, Long> sums =
                    new Hledger(directory, journal)
                            .balances(time.option, "-e", day.plusDays(1).toString());
            String moment =
                    day.equals(lastDay)
                            ? ""
                            : "&%s=%sT23:59:59.999999%%2B08:00".formatted(time.parameter, day);
            for (String account : accounts) {
                long ours =
                        accepted(
                                        200,
                                        services.get(
                                                services.ledger(),
                                                "/api/v1/balances?account=%s%s"
                                                        .formatted(path(account), moment)))
                                .fen("balanceFen");
                assertThat(sums.getOrDefault(account, 0L))
                        .as("%s, %s %s", account, time.parameter, day)
                        .isEqualTo(ours);
            }
            sums.values().removeIf(fen -> fen == 0);
            Hledger balances =
                    new Hledger(
                            directory, file("balances/hledger" + moment.replaceFirst("&", "?")));
            balances.check("commodities");
            assertThat(balances.balances())
                    .as("all balances, %s %s", time.parameter, day)
                    .isEqualTo(sums);
        }
    }

    /** What the ledger calls it. */
    private static String path(String account) {
        String[] parts = account.split(":", -1);
        return parts.length == 2
                ? parts[1] + ':' + parts[0]
                : "%s:%s-%s-%s%s"
                        .formatted(
                                parts[3],
                                parts[0],
                                parts[1],
                                parts[2],
                                parts.length == 5 ? ':' + parts[4] : "");
    }
}
