package org.computevoucher.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private static final int PAGE = 10;

    private final List<TrackedEventMessage<?>> log = new ArrayList<>();
    private final List<Long> lookups = new ArrayList<>();
    private final RecentEvents recent = new RecentEvents(this::read);

    private synchronized List<TrackedEventMessage<?>> read(long index, int limit) {
        lookups.add(index);
        return log.stream()
                .filter(event -> indexOf(event) > index)
                .limit(limit)
                .<TrackedEventMessage<?>>map(event -> event)
                .toList();
    }

    private static long indexOf(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    private void append(long from, long to) {
        for (long index = from; index <= to; index++) {
            log.add(
                    new GenericTrackedEventMessage<>(
                            new GlobalSequenceTrackingToken(index),
                            GenericEventMessage.asEventMessage("event " + index)));
        }
    }

    /** All that a reader gets which begins after an index and asks until there is nothing. */
    private List<Long> readAll(long after) {
        List<Long> indexes = new ArrayList<>();
        long position = after;
        List<TrackedEventMessage<?>> page = recent.after(position, PAGE);
        while (!page.isEmpty()) {
            page.forEach(event -> indexes.add(indexOf(event)));
            position = indexes.getLast();
            page = recent.after(position, PAGE);
        }
        return indexes;
    }

    private static List<Long> indexes(long from, long to) {
        List<Long> indexes = new ArrayList<>();
        for (long index = from; index <= to; index++) {
            indexes.add(index);
        }
        return indexes;
    }

    @Test
    void what_one_reader_found_at_the_end_the_others_have() {
        append(1, 25);

        assertThat(readAll(0)).isEqualTo(indexes(1, 25));
        assertThat(lookups).containsExactly(0L, 10L, 20L, 25L);
        lookups.clear();

        assertThat(readAll(0)).isEqualTo(indexes(1, 25));
        assertThat(readAll(7)).isEqualTo(indexes(8, 25));
        // only whether there is something new
        assertThat(lookups).containsExactly(25L, 25L);
    }

    @Test
    void what_is_appended_is_found_by_whoever_looks_next() {
        append(1, 3);
        assertThat(readAll(0)).isEqualTo(indexes(1, 3));

        append(4, 6);

        assertThat(recent.after(3, PAGE)).hasSize(3);
        assertThat(readAll(0)).isEqualTo(indexes(1, 6));
    }

    @Test
    void who_is_behind_what_is_held_reads_the_log() {
        int all = 3 * RecentEvents.LIMIT;
        append(1, all);
        assertThat(readAll(0)).hasSize(all);
        lookups.clear();

        assertThat(recent.after(5, PAGE)).extracting(RecentEventsTest::indexOf).startsWith(6L);
        assertThat(lookups).containsExactly(5L);
        lookups.clear();

        assertThat(recent.after(all - RecentEvents.LIMIT, PAGE)).hasSize(PAGE);
        assertThat(lookups).isEmpty();
        assertThat(recent.after(all - RecentEvents.LIMIT - 1, PAGE)).hasSize(PAGE);
        assertThat(lookups).hasSize(1);
    }

    @Test
    void readers_at_different_places_each_have_the_whole_log() {
        append(1, 100);

        assertThat(readAll(50)).isEqualTo(indexes(51, 100));
        assertThat(readAll(90)).isEqualTo(indexes(91, 100));
        assertThat(readAll(0)).isEqualTo(indexes(1, 100));
        append(101, 130);
        assertThat(readAll(120)).isEqualTo(indexes(121, 130));
        assertThat(readAll(40)).isEqualTo(indexes(41, 130));
    }

    @Test
    void a_page_with_a_gap_is_not_held() {
        append(1, 3);
        append(5, 6);

        assertThat(readAll(0)).containsExactly(1L, 2L, 3L, 5L, 6L);
        assertThat(readAll(0)).containsExactly(1L, 2L, 3L, 5L, 6L);
    }

    @Test
    void many_readers_at_once_miss_nothing_while_the_log_grows() throws Exception {
        int readers = 8;
        int events = 5_000;
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int reader = 0; reader < readers; reader++) {
                all.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    List<Long> got = new ArrayList<>();
                                    while (got.size() < events) {
                                        recent.after(got.isEmpty() ? 0 : got.getLast(), PAGE)
                                                .forEach(event -> got.add(indexOf(event)));
                                    }
                                    return got;
                                }));
            }
            start.countDown();
            for (int index = 1; index <= events; index++) {
                synchronized (this) {
                    append(index, index);
                }
            }
            for (Future<List<Long>> reader : all) {
                assertThat(reader.get()).isEqualTo(indexes(1, events));
            }
        }
    }
}
