package org.computevoucher.systemtests;

import static org.computevoucher.systemtests.Expect.accepted;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** What the entries of a pot add up to, of those that took effect and were recorded in time. */
record Journal(PlayedPot pot) {

    private static final int PAGE = 200;

    /**
     * The balances that follow from the entries which were in effect at one moment, as they were
     * known at another. Whoever reads the journal can ask both.
     */
    Balances at(Instant effective, Instant known) {
        Map<String, Long> sums = new HashMap<>();
        String after = "";
        do {
            JsonNode page =
                    accepted(
                                    200,
                                    pot.services()
                                            .get(
                                                    pot.services().ledger(),
                                                    "/api/v1/entries?region=%s&limit=%d%s"
                                                            .formatted(pot.region(), PAGE, after)))
                            .body();
            for (JsonNode entry : page.required("entries")) {
                if (!time(entry, "effectiveAt").isAfter(effective)
                        && !time(entry, "recordedAt").isAfter(known)) {
                    add(entry, sums);
                }
            }
            after =
                    page.required("next").isNull()
                            ? ""
                            : "&after=" + page.required("next").stringValue();
        } while (!after.isEmpty());
        return balances(sums);
    }

    private static Instant time(JsonNode entry, String field) {
        return Instant.parse(entry.required(field).stringValue());
    }

    private void add(JsonNode entry, Map<String, Long> sums) {
        for (JsonNode line : entry.required("lines")) {
            if (line.required("pot").stringValue("").equals(pot.pot())) {
                String kind = line.required("account").stringValue().split(":", 2)[0];
                sums.merge(kind, line.required("amountFen").longValue(), Long::sum);
            }
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
