package org.computevoucher.issuance.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class WhenGraceIsOverThenAskForClosureTest {

    private static final Instant NOW = Instant.parse("2027-02-01T00:00:00Z");
    private static final int BATCH_LIMIT = 2;

    /** Vouchers that are due by what rows tell; a voucher that was asked stays until its row. */
    private final ConcurrentSkipListMap<UUID, Instant> rows = new ConcurrentSkipListMap<>();

    private final List<ExpireVoucher> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger failingLooks = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final Set<UUID> broken = new HashSet<>();
    private final Commands commands = mock(Commands.class);
    private final WhenGraceIsOverThenAskForClosure calendar = calendar();

    @AfterEach
    void stop() {
        calendar.stop();
    }

    @Test
    void everything_due_is_asked_at_start_however_much_it_is() {
        for (int i = 1; i <= 7; i++) {
            rows.put(new UUID(0, i), NOW.minusSeconds(i));
        }

        calendar.start();

        asksFor(7);
        assertThat(asked).allSatisfy(command -> assertThat(command.at()).isEqualTo(NOW));
        assertThat(asked.stream().map(ExpireVoucher::eventId)).doesNotHaveDuplicates();
    }

    @Test
    void a_row_that_comes_late_is_found_although_its_time_is_long_past() {
        rows.put(new UUID(0, 5), NOW);
        calendar.start();
        asksFor(1);

        rows.put(new UUID(0, 4), NOW.minusSeconds(86_400));

        asksFor(2);
    }

    @Test
    void a_voucher_that_cannot_be_closed_holds_up_no_other_and_is_tried_once_in_each_look() {
        for (int i = 1; i <= 5; i++) {
            rows.put(new UUID(0, i), NOW);
        }
        broken.add(new UUID(0, 1));
        broken.add(new UUID(0, 2));

        calendar.start();

        asksFor(5);
        Awaitility.await().until(() -> timesAsked(new UUID(0, 1)) >= 3);
        calendar.stop();
        assertThat(timesAsked(new UUID(0, 1))).isEqualTo(timesAsked(new UUID(0, 2)));
        assertThat(timesAsked(new UUID(0, 1))).isLessThanOrEqualTo(looks.get());
        assertThat(timesAsked(new UUID(0, 3))).isEqualTo(1);
    }

    @Test
    void a_look_that_fails_is_not_the_last_one() {
        failingLooks.set(2);
        rows.put(new UUID(0, 1), NOW);

        calendar.start();

        asksFor(1);
        assertThat(failingLooks).hasValue(0);
    }

    @Test
    void what_falls_due_while_it_is_stopped_is_asked_when_it_starts_again() {
        calendar.start();
        assertThat(calendar.isRunning()).isTrue();
        calendar.stop();
        assertThat(calendar.isRunning()).isFalse();
        rows.put(new UUID(0, 1), NOW);

        calendar.start();

        asksFor(1);
    }

    private long timesAsked(UUID voucherId) {
        return asked.stream().filter(command -> command.voucherId().equals(voucherId)).count();
    }

    private void asksFor(int vouchers) {
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(asked.stream().map(ExpireVoucher::voucherId).distinct())
                                        .hasSize(vouchers));
    }

    private WhenGraceIsOverThenAskForClosure calendar() {
        when(commands.<Boolean>send(any()))
                .thenAnswer(
                        call -> {
                            ExpireVoucher command = call.getArgument(0);
                            asked.add(command);
                            if (broken.contains(command.voucherId())) {
                                return CompletableFuture.failedFuture(
                                        new IllegalStateException("broken on purpose"));
                            }
                            rows.remove(command.voucherId());
                            return CompletableFuture.completedFuture(Outcome.accepted(true));
                        });
        return new WhenGraceIsOverThenAskForClosure(
                new Rows(),
                commands,
                UUID::randomUUID,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new ExpiryProperties(Duration.ofMillis(20), BATCH_LIMIT, Duration.ofSeconds(5)));
    }

    private final class Rows extends ExpiringVouchers {

        Rows() {
            super(mock(JdbcClient.class));
        }

        @Override
        List<Due> due(Instant now, Due after, int limit) {
            if (after.equals(Due.FIRST)) {
                looks.incrementAndGet();
            }
            if (failingLooks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the database is away");
            }
            List<Due> due = new ArrayList<>();
            rows.forEach(
                    (voucherId, until) -> {
                        if (!until.isAfter(now)) {
                            due.add(new Due(until, voucherId));
                        }
                    });
            return due.stream()
                    .sorted(
                            Comparator.comparing(Due::reportableUntil)
                                    .thenComparing(Due::voucherId))
                    .filter(one -> isAfter(one, after))
                    .limit(limit)
                    .toList();
        }

        private static boolean isAfter(Due one, Due other) {
            int byTime = one.reportableUntil().compareTo(other.reportableUntil());
            return byTime > 0 || (byTime == 0 && one.voucherId().compareTo(other.voucherId()) > 0);
        }
    }
}
