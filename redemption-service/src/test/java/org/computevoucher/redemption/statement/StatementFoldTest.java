package org.computevoucher.redemption.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.computevoucher.redemption.usage.ExceptionVerdict;
import org.computevoucher.redemption.usage.UsageEvent.ExceptionDecided;
import org.computevoucher.redemption.validity.ShanghaiTime;
import org.junit.jupiter.api.Test;

/** What the events of a log become. A property that fails names the seed of its history. */
class StatementFoldTest {

    private static final int STEPS = 120;

    @Property(tries = 200)
    void opening_and_the_lines_of_a_period_are_its_closing(
            @ForAll long seed,
            @ForAll @IntRange(max = 60) int day,
            @ForAll @IntRange(max = 40) int days) {
        StatementHistory history = StatementHistory.of(seed, STEPS);
        List<StatementLine> lines = linesOf(history.log());
        LocalDate from = LocalDate.parse("2026-01-01").plusDays(day);
        LocalDate until = from.plusDays(1 + days);

        Map<Account, Amounts> after = new HashMap<>();
        Map<Account.Kind, Totals> totals = new HashMap<>();
        byAccount(lines)
                .forEach(
                        (account, all) -> {
                            Amounts opening = before(all, from);
                            Amounts sum =
                                    all.stream()
                                            .filter(line -> !line.day().isBefore(from))
                                            .filter(line -> line.day().isBefore(until))
                                            .map(line -> line.booking().change())
                                            .reduce(Amounts.NONE, Amounts::plus);
                            assertThat(opening.plus(sum)).isEqualTo(before(all, until));
                            after.put(account, all.getLast().after());
                        });
        for (StatementLine line : lines) {
            Booking booking = line.booking();
            Account.Kind kind = new Account.Kind(booking.account(), booking.kind());
            Totals so =
                    totals.getOrDefault(kind, Totals.NONE)
                            .plus(new Totals(1, booking.cost(), booking.amountFen()));
            totals.put(kind, so);
            assertThat(line.ofKind()).isEqualTo(so);
            assertThat(booking.amountFen()).isNotNegative();
            assertThat(line.after())
                    .extracting(
                            Amounts::payableFen,
                            Amounts::inPaymentFen,
                            Amounts::receivableFen,
                            Amounts::paidFen)
                    .allSatisfy(fen -> assertThat((Long) fen).isNotNegative());
        }
        history.amounts()
                .forEach((account, amounts) -> assertThat(after.get(account)).isEqualTo(amounts));
    }

    @Property(tries = 200)
    void a_day_is_one_piece_of_the_log_and_never_before_what_was_recorded(@ForAll long seed) {
        List<StatementLine> lines = linesOf(StatementHistory.of(seed, STEPS).log());

        byAccount(lines)
                .values()
                .forEach(all -> assertThat(all).extracting(StatementLine::day).isSorted());
        assertThat(lines)
                .isSortedAccordingTo(Comparator.comparingLong(line -> line.booking().position()))
                .allSatisfy(
                        line ->
                                assertThat(line.day())
                                        .isAfterOrEqualTo(
                                                ShanghaiTime.dayOf(line.booking().recordedAt())));
        assertThat(
                        lines.stream()
                                .map(
                                        line ->
                                                List.of(
                                                        line.booking().account(),
                                                        line.booking().position())))
                .doesNotHaveDuplicates();
    }

    /** What is looked up between two batches is what the lines before carry. */
    @Property(tries = 200)
    void in_whatever_batches_the_log_is_read_the_lines_are_the_same(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int size) {
        List<LoggedFact> log = StatementHistory.of(seed, STEPS).log();
        List<StatementLine> lines = new ArrayList<>();
        Origins origins = new Origins();
        for (int i = 0; i < log.size(); i += size) {
            Map<Account, LastLine> last = new HashMap<>();
            Map<Account.Kind, Totals> totals = new HashMap<>();
            for (StatementLine line : lines) {
                Booking booking = line.booking();
                last.put(
                        booking.account(),
                        new LastLine(booking.position(), line.day(), line.after()));
                totals.put(new Account.Kind(booking.account(), booking.kind()), line.ofKind());
            }
            StatementFold fold = new StatementFold(last, totals);
            // what was read before is read again
            log.subList(Math.max(0, i - 3), Math.min(log.size(), i + size))
                    .forEach(fact -> Bookings.of(fact, origins).forEach(fold::add));
            lines.addAll(fold.lines());
        }

        assertThat(lines).isEqualTo(linesOf(log));
    }

    @Test
    void a_decision_on_what_was_never_excepted_stops_the_reader() {
        LoggedFact decision =
                new LoggedFact(
                        1,
                        new UUID(1, 1),
                        new ExceptionDecided(
                                "DC-1/u1",
                                ExceptionVerdict.REJECT,
                                "LATE",
                                "d",
                                "clerk",
                                Instant.EPOCH));

        assertThatThrownBy(() -> Bookings.of(decision, new Origins()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<StatementLine> linesOf(List<LoggedFact> log) {
        Origins origins = new Origins();
        StatementFold fold = new StatementFold(new HashMap<>(), new HashMap<>());
        log.forEach(fact -> Bookings.of(fact, origins).forEach(fold::add));
        return fold.lines();
    }

    private static Map<Account, List<StatementLine>> byAccount(List<StatementLine> lines) {
        return lines.stream().collect(Collectors.groupingBy(line -> line.booking().account()));
    }

    /** As it is read: after the last line before a day. */
    private static Amounts before(List<StatementLine> lines, LocalDate day) {
        return lines.stream()
                .filter(line -> line.day().isBefore(day))
                .reduce((first, second) -> second)
                .map(StatementLine::after)
                .orElse(Amounts.NONE);
    }
}
