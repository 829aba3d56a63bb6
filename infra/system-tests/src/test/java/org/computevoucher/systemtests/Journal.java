package org.computevoucher.systemtests;

import static org.computevoucher.systemtests.Expect.accepted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the entries of a pot add up to, of those that took effect and were recorded in time. */
record Journal(List<JsonNode> entries) {

    private static final int PAGE = 200;

    /** Those that concern the pot, as the ledger has them now. */
    static Journal of(PlayedPot pot) {
        List<JsonNode> entries = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    accepted(
                                    200,
                                    pot.services()
                                            .get(
                                                    pot.services().ledger(),
                                                    "/api/v1/entries?pot=%s&limit=%d%s"
                                                            .formatted(pot.pot(), PAGE, after)))
                            .body();
            page.required("entries").forEach(entries::add);
            after =
                    page.required("next").isNull()
                            ? ""
                            : "&after=" + page.required("next").stringValue();
        } while (!after.isEmpty());
        return new Journal(entries);
    }

    /** When what they are of happened. */
    Stream<Instant> effectiveTimes() {
        return entries.stream().map(entry -> time(entry, "effectiveAt"));
    }

    /**
     * The balances that follow from the entries which were in effect at one moment, as they were
     * known at another. Whoever reads the journal can ask both.
     */
    Balances at(Instant effective, Instant known) {
        Map<String, Long> sums = new HashMap<>();
        for (JsonNode entry : entries) {
            if (!time(entry, "effectiveAt").isAfter(effective)
                    && !time(entry, "recordedAt").isAfter(known)) {
                add(entry, sums);
            }
        }
        return balances(sums);
    }

    private static Instant time(JsonNode entry, String field) {
        return Instant.parse(entry.required(field).stringValue());
    }

    private static void add(JsonNode entry, Map<String, Long> sums) {
        for (JsonNode line : entry.required("lines")) {
            String kind = line.required("account").stringValue().split(":", 2)[0];
            sums.merge(kind, line.required("amountFen").longValue(), Long::sum);
        }
    }

    private static Balances balances(Map<String, Long> sums) {
        long available = sums.getOrDefault("available", 0L);
        long open = sums.getOrDefault("outstanding", 0L);
        long payable = sums.getOrDefault("payable", 0L);
        long paid = sums.getOrDefault("paid", 0L);
        long returned = sums.getOrDefault("returned", 0L);
        return new Balances(
                sums.getOrDefault("planned", 0L),
                LongStream.of(available, open, payable, paid, returned).sum(),
                available,
                open,
                payable,
                paid,
                returned,
                sums.getOrDefault("receivable", 0L));
    }
}
