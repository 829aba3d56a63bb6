package org.computevoucher.testkit.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.computevoucher.testkit.contract.ApiDocument;
import org.computevoucher.testkit.contract.ExampleRequests;
import org.computevoucher.testkit.contract.RawHttp;
import org.computevoucher.testkit.contract.RawHttp.Answer;
import org.computevoucher.testkit.contract.RawHttp.Request;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sends a service thousands of requests that no honest caller would send, made from its document,
 * and fails where one gets a bad answer, none, or changes what it may not.
 *
 * <p>First all that must be refused: not a row may change. Then what may turn out to be valid: then
 * rows change only if something was accepted. The same seed sends the same requests; {@code
 * -Dhostile.seed} takes another.
 */
public final class HostileCallers {

    /** So many requests a service has to stand at least. */
    private static final int FEWEST = 2_000;

    private static final int AT_ONCE = 8;

    /** {@code -Dhostile.tell} tells of more. */
    private static final int TELL = Integer.getInteger("hostile.tell", 40);

    private static final int TELL_OF_ANSWER = 400;
    private static final Path SUMMARY = Path.of("target/hostile-requests.txt");

    private final ApiDocument document;
    private final RawHttp http;
    private final ExampleRequests requests;
    private final Canary canary;
    private final Judge judge;
    private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private int overloads;

    /** The first case of a fault, and how many there were. */
    private static final class Fault {
        private final HostileCase first;
        private final String what;
        private int count;

        Fault(HostileCase first, String what) {
            this.first = first;
            this.what = what;
        }
    }

    private record Sent(HostileCase what, Answer answer) {}

    public HostileCallers(
            ApiDocument document, RawHttp http, ExampleRequests requests, JdbcTemplate jdbc) {
        this.document = document;
        this.http = http;
        this.requests = requests;
        this.canary = new Canary(jdbc);
        this.judge = new Judge(document);
    }

    /** Fails with every kind of fault, each with its smallest request as a curl line. */
    public void assertNobodyIsHurt() throws IOException {
        long seed = Long.getLong("hostile.seed", 20260615L);
        List<HostileCase> cases = new CaseGenerator(document, requests, seed).cases();
        Map<String, String> before = canary.whenStill();
        boolean refusedAll =
                sendAll(cases.stream().filter(HostileCase::mustBeRefused).toList()) == 0;
        Map<String, String> between = canary.whenStill();
        int accepted = sendAll(cases.stream().filter(one -> !one.mustBeRefused()).toList());
        Map<String, String> after = canary.whenStill();
        report(cases.size(), seed);

        assertThat(cases.size()).isGreaterThanOrEqualTo(FEWEST);
        assertThat(told()).as("seed %s, faults of %s", seed, title()).isEmpty();
        if (refusedAll) {
            assertThat(between).as("what refused requests left behind").isEqualTo(before);
        }
        if (accepted == 0) {
            assertThat(after).as("what refused requests left behind").isEqualTo(between);
        }
    }

    /**
     * @return how many that write were accepted
     */
    private int sendAll(List<HostileCase> cases) {
        List<Future<Sent>> running = new ArrayList<>();
        int accepted = 0;
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            cases.forEach(one -> running.add(callers.submit(() -> sent(one))));
        }
        for (Future<Sent> one : running) {
            Sent sent = resultOf(one);
            int status = sent.answer().status();
            statuses.computeIfAbsent(sent.what().kind(), _ -> new TreeMap<>())
                    .merge(status, 1, Integer::sum);
            overloads += Judge.isOverload(sent.answer()) ? 1 : 0;
            accepted +=
                    status >= 200 && status < 300 && sent.what().request().method().equals("POST")
                            ? 1
                            : 0;
            for (String fault : judge.faults(sent.what(), sent.answer())) {
                String group = fault + " | " + sent.what().kind();
                faults.computeIfAbsent(group, _ -> new Fault(sent.what(), fault)).count++;
            }
        }
        return accepted;
    }

    private Sent sent(HostileCase one) {
        return new Sent(one, http.send(one.request()));
    }

    private static Sent resultOf(Future<Sent> finished) {
        try {
            return finished.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("a hostile request could not be sent", e);
        }
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (Fault fault : worst(faults.values())) {
            Request smallest = smallest(fault);
            Answer answer = http.send(smallest);
            told.add(
                    "%s (%s, %d times)%n  %s%n  %d %s"
                            .formatted(
                                    fault.what,
                                    fault.first.kind(),
                                    fault.count,
                                    CurlLine.of(smallest, http.port()),
                                    answer.status(),
                                    shortened(answer.body())));
        }
        if (faults.size() > TELL) {
            told.add((faults.size() - TELL) + " more kinds of faults in " + SUMMARY);
        }
        return told;
    }

    /** What should have been refused is shown as it is: made smaller, it might become valid. */
    private Request smallest(Fault fault) {
        Request whole = fault.first.request();
        if (fault.what.startsWith(Judge.ACCEPTED) || fault.what.startsWith(Judge.WELL_FORMED)) {
            return whole;
        }
        return new Shrinker(
                        request ->
                                judge.faults(fault.first.with(request), http.send(request))
                                        .contains(fault.what))
                .shrunken(whole);
    }

    private static List<Fault> worst(Collection<Fault> faults) {
        return faults.stream()
                .sorted((one, other) -> Integer.compare(other.count, one.count))
                .limit(TELL)
                .toList();
    }

    private void report(int count, long seed) throws IOException {
        Map<Integer, Integer> byStatus = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        statuses.forEach(
                (kind, counts) -> {
                    text.append("%-24s %s%n".formatted(kind, counts));
                    counts.forEach((status, n) -> byStatus.merge(status, n, Integer::sum));
                });
        String line =
                "%s: %d hostile requests (seed %d), by status %s, overload %d, kinds of faults %d"
                        .formatted(title(), count, seed, byStatus, overloads, faults.size());
        text.insert(0, line + "\n\n");
        text.append('\n')
                .append(
                        faults.entrySet().stream()
                                .map(fault -> fault.getValue().count + " × " + fault.getKey())
                                .collect(Collectors.joining("\n")));
        Files.createDirectories(SUMMARY.getParent());
        Files.writeString(SUMMARY, text);
        System.out.println(line);
    }

    private String title() {
        return document.title();
    }

    private static String shortened(String text) {
        return text.length() <= TELL_OF_ANSWER ? text : text.substring(0, TELL_OF_ANSWER) + '…';
    }
}
