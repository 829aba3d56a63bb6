package org.computevoucher.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;
import org.computevoucher.replay.FactReader.Content;
import org.computevoucher.replay.PostingTable.NoRule;
import org.computevoucher.replay.PostingTable.Rule;
import org.jspecify.annotations.Nullable;

/**
 * All facts of the topics, each once, as far as the book is about them: some 83 bytes each, in
 * columns.
 */
final class Facts {

    static final int NONE = -1;

    /** Where a record stands. */
    record Place(String topic, int partition, long offset) {

        @Override
        public String toString() {
            return topic + '-' + partition + '@' + offset;
        }
    }

    private final Set<String> regions;
    private final Violations violations;
    private final FactReader reader = new FactReader();
    private final Uuids ids = new Uuids();
    private final IntColumn rules = new IntColumn();
    private final IntColumn scopeNumbers = new IntColumn();
    private final IntColumn voucherNumbers = new IntColumn();
    private final LongColumn amounts = new LongColumn();
    private final LongColumn effective = new LongColumn();
    private final LongColumn papers = new LongColumn();
    private final Earned earned = new Earned();
    private final IntColumn publishedSeconds = new IntColumn();
    private final IntColumn topicPartitions = new IntColumn();
    private final LongColumn offsets = new LongColumn();
    private final IntColumn entries = new IntColumn();
    private final Map<Integer, List<Place>> otherPlaces = new HashMap<>();
    private int newestSecond;
    private long doubles;

    /**
     * @param regions those whose facts count; empty: all
     */
    Facts(Set<String> regions, Violations violations) {
        this.regions = Set.copyOf(regions);
        this.violations = violations;
    }

    /**
     * A record of a fact topic. One that was there before counts once.
     *
     * @param ceId its header ce_id; null: it has none
     * @param publishedMillis the record's own time
     */
    void take(IndexedRecord record, @Nullable String ceId, Place place, long publishedMillis) {
        Content content;
        try {
            if (!isWanted(FactReader.region(record))) {
                return;
            }
            content = reader.read(record, ceId, place);
        } catch (NoRule | IllegalArgumentException | ArithmeticException e) {
            violations.add(Breach.UNREADABLE, place.toString(), String.valueOf(e.getMessage()));
            return;
        }
        int second = seen(publishedMillis);
        int known = ids.find(content.id());
        if (known != Uuids.NONE) {
            doubles++;
            otherPlaces.computeIfAbsent(known, _ -> new ArrayList<>(1)).add(place);
            requireSame(known, content, place);
            return;
        }
        ids.add(content.id());
        rules.add(content.rule());
        scopeNumbers.add(content.scope());
        voucherNumbers.add(content.voucher());
        amounts.add(content.amountFen());
        effective.add(content.effectiveMicros());
        papers.add(content.papers().fingerprint());
        earned.follow(content, PostingTable.rule(content.rule()), reader.vouchers);
        publishedSeconds.add(second);
        topicPartitions.add(topicPartition(place.topic(), place.partition()));
        offsets.add(place.offset());
        entries.add(NONE);
    }

    /** A record of any topic was published then. */
    int seen(long publishedMillis) {
        int second = Math.toIntExact(Math.floorDiv(publishedMillis, 1_000L));
        newestSecond = Math.max(newestSecond, second);
        return second;
    }

    boolean isWanted(String region) {
        return regions.isEmpty() || regions.contains(region);
    }

    private void requireSame(int known, Content content, Place place) {
        Content before =
                new Content(
                        content.id(),
                        rules.get(known),
                        scopeNumbers.get(known),
                        voucherNumbers.get(known),
                        amounts.get(known),
                        effective.get(known),
                        new Papers(papers.get(known), content.papers().shares()));
        if (!before.equals(content)) {
            violations.add(
                    Breach.CHANGED_DOUBLE,
                    place.toString(),
                    "event %s said something else at %s".formatted(content.id(), place(known)));
        }
    }

    static long micros(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    private static int topicPartition(String topic, int partition) {
        return PostingTable.TOPICS.indexOf(topic) << 24 | partition;
    }

    int size() {
        return ids.size();
    }

    /** How many records told what another had told. */
    long doubles() {
        return doubles;
    }

    int find(UUID id) {
        return ids.find(id);
    }

    UUID id(int fact) {
        return ids.get(fact);
    }

    Rule rule(int fact) {
        return PostingTable.rule(rules.get(fact));
    }

    /** The pot, or payee of it, that a fact is about. */
    int scope(int fact) {
        return scopeNumbers.get(fact);
    }

    /** Whose book it belongs in. */
    String region(int fact) {
        return scopes().region(scope(fact));
    }

    /** Its voucher, or {@link #NONE}. */
    int voucher(int fact) {
        return voucherNumbers.get(fact);
    }

    long amountFen(int fact) {
        return amounts.get(fact);
    }

    /** The fingerprint of what else it names, or {@link Papers#NONE}. */
    long papers(int fact) {
        return papers.get(fact);
    }

    /** What was payable of a voucher, less what was paid for it, as far as payments say so. */
    long earnedFen(int voucher) {
        return earned.fen(voucher);
    }

    long effectiveMicros(int fact) {
        return effective.get(fact);
    }

    /** Where it was read first. */
    Place place(int fact) {
        int both = topicPartitions.get(fact);
        return new Place(PostingTable.TOPICS.get(both >>> 24), both & 0xFFFFFF, offsets.get(fact));
    }

    /** Whether it, or a double of it, stands there. */
    boolean stands(int fact, Place place) {
        return place(fact).equals(place)
                || otherPlaces.getOrDefault(fact, List.of()).contains(place);
    }

    /** Whether it was published so shortly before the newest record of all topics. */
    boolean isYoungerThan(int fact, long seconds) {
        return publishedSeconds.get(fact) > newestSecond - seconds;
    }

    /** The place of its entry in its book, or {@link #NONE}. */
    int entry(int fact) {
        return entries.get(fact);
    }

    void hasEntry(int fact, int entry) {
        entries.set(fact, entry);
    }

    Scopes scopes() {
        return reader.scopes;
    }

    Uuids vouchers() {
        return reader.vouchers;
    }

    /** The pot of a voucher. */
    int potOfVoucher(int voucher) {
        return reader.potOfVoucher.get(voucher);
    }
}
