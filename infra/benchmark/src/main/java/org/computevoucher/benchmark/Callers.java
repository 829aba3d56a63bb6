package org.computevoucher.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers who each ask again as soon as they are answered (a closed loop). */
final class Callers {

    private Callers() {}

    /** What one caller does again and again. */
    interface Request {
        /** Returns how many records were acknowledged; throws where it was not all of them. */
        int send() throws Exception;
    }

    /** Makes the request of one caller. */
    interface Requests {
        Request open() throws Exception;
    }

    private record Done(long records, List<Long> latencies) {}

    static Figures measure(int callers, Duration time, Requests requests) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Future<Done>> running = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                Request request = requests.open();
                running.add(threads.submit(() -> untilThen(end, request)));
            }
            List<Done> all = new ArrayList<>();
            for (Future<Done> one : running) {
                all.add(one.get());
            }
            long elapsed = System.nanoTime() - start;
            return Figures.of(
                    all.stream().mapToLong(Done::records).sum(),
                    elapsed,
                    all.stream()
                            .flatMapToLong(
                                    done -> done.latencies().stream().mapToLong(Long::longValue))
                            .toArray());
        }
    }

    private static Done untilThen(long end, Request request) throws Exception {
        List<Long> latencies = new ArrayList<>();
        long records = 0;
        for (long now = System.nanoTime(); now - end < 0; ) {
            records += request.send();
            long answered = System.nanoTime();
            latencies.add(answered - now);
            now = answered;
        }
        return new Done(records, latencies);
    }
}
