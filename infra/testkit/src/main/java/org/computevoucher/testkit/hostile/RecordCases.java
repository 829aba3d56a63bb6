package org.computevoucher.testkit.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.kafka.VoucherAvroSerializer;
import org.jspecify.annotations.Nullable;

/** Bad records of one topic, made from a good one: wrong bytes, wrong headers, wrong content. */
final class RecordCases {

    /** Confluent's framing: a magic byte and the schema's id. */
    private static final int FRAME = 5;

    private static final List<String> GARBAGE =
            List.of(
                    "",
                    "x",
                    "\u0000",
                    "\ud83d\udca3",
                    "'; DROP TABLE intake_fact; --",
                    "1-1-1-1",
                    "9".repeat(50_000));

    private final String topic;
    private final Function<UUID, SpecificRecordBase> sample;
    private final UUID known;
    private final VoucherAvroSerializer values;
    private final Random random;
    private final List<RecordCase> cases = new ArrayList<>();

    /**
     * @param sample makes a good record under an event id
     * @param known an event id that was taken in before
     */
    RecordCases(
            String topic,
            Function<UUID, SpecificRecordBase> sample,
            UUID known,
            VoucherAvroSerializer values,
            long seed) {
        this.topic = topic;
        this.sample = sample;
        this.known = known;
        this.values = values;
        this.random = new Random(seed);
    }

    /**
     * @param lies values that a field can hold and no fact can mean
     * @param strangers good records of other topics
     */
    List<RecordCase> all(Map<String, List<?>> lies, List<SpecificRecordBase> strangers) {
        bytes();
        headers();
        doubles();
        lies.forEach(
                (field, wrongs) ->
                        wrongs.forEach(
                                wrong -> {
                                    UUID id = newId();
                                    SpecificRecordBase record = sample.apply(id);
                                    record.put(field, wrong);
                                    add("lie about " + field, id, record, true);
                                }));
        strangers.forEach(
                stranger -> {
                    UUID id = newId();
                    stranger.put("eventId", id.toString());
                    add("event of another topic", id, stranger, false);
                });
        return List.copyOf(cases);
    }

    private void bytes() {
        byte[] good = encoded(sample.apply(newId()));
        wrongBytes("no value", null);
        wrongBytes("empty value", new byte[0]);
        for (int length : new int[] {1, 4, 5, 6, 40, 400, 20_000}) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            wrongBytes("random bytes", noise);
            noise[0] = 0;
            wrongBytes("random bytes", noise.clone());
        }
        for (int magic : new int[] {1, 0x7f, 0xff}) {
            byte[] wrong = good.clone();
            wrong[0] = (byte) magic;
            wrongBytes("magic byte", wrong);
        }
        for (byte[] schema :
                List.of(
                        new byte[] {0x7f, -1, -1, -1},
                        new byte[] {-1, -1, -1, -1},
                        new byte[] {-128, 0, 0, 0},
                        new byte[] {0, 0, 0, 0})) {
            byte[] wrong = good.clone();
            System.arraycopy(schema, 0, wrong, 1, schema.length);
            wrongBytes("unknown schema", wrong);
        }
        for (int length = FRAME; length < good.length; length += 7) {
            wrongBytes("truncated", Arrays.copyOf(good, length));
        }
        byte[] lengths = good.clone();
        Arrays.fill(lengths, FRAME, Math.min(good.length, FRAME + 9), (byte) 0xff);
        wrongBytes("length of 2^63", lengths);
        wrongBytes("JSON", "{\"eventId\":\"x\"}".getBytes(UTF_8));
    }

    private void headers() {
        ProducerRecord<byte[], byte[]> bare = good(newId());
        add("no headers", new ProducerRecord<>(topic, key(), bare.value()), true);
        for (String header : List.of("ce_id", "ce_type", "ce_time")) {
            ProducerRecord<byte[], byte[]> without = good(newId());
            without.headers().remove(header);
            add("no " + header, without, true);
        }
        for (String header : List.of("ce_id", "ce_time", "ce_causationid")) {
            for (String garbage : GARBAGE) {
                ProducerRecord<byte[], byte[]> wrong = good(newId());
                wrong.headers().remove(header).add(header, garbage.getBytes(UTF_8));
                add("garbage in " + header, wrong, true);
            }
            boolean optional = header.equals("ce_causationid");
            ProducerRecord<byte[], byte[]> nothing = good(optional ? known : newId());
            nothing.headers().remove(header).add(header, null);
            add("nothing in " + header, nothing, !optional);
        }
        ProducerRecord<byte[], byte[]> many = good(known);
        for (int i = 0; i < 1_000; i++) {
            many.headers().add("x-" + i, new byte[] {(byte) i});
        }
        add("many headers", many, false);
        ProducerRecord<byte[], byte[]> twice = good(known);
        twice.headers().add("ce_id", "x".getBytes(UTF_8));
        add("two ce_id", twice, false);
    }

    /** What was taken in before, said again in other words. */
    private void doubles() {
        SpecificRecordBase again = sample.apply(known);
        add("double", record(known, encoded(again), key()), false);
        add("double without a key", record(known, encoded(again), null), false);
        add("double with an empty key", record(known, encoded(again), new byte[0]), false);
        SpecificRecordBase other = sample.apply(known);
        other.put("recordedAt", java.time.Instant.EPOCH);
        add("double with other content", record(known, encoded(other), key()), false);
        add("header and value name two events", record(newId(), encoded(again), key()), true);
        UUID id = newId();
        ProducerRecord<byte[], byte[]> type = record(id, encoded(sample.apply(id)), key());
        type.headers()
                .remove("ce_type")
                .add("ce_type", "computevoucher.none.v1.Nothing".getBytes(UTF_8));
        add("header and value name two types", type, true);
    }

    private void wrongBytes(String kind, byte @Nullable [] value) {
        add(kind, record(newId(), value, key()), true);
    }

    private void add(String kind, UUID id, SpecificRecordBase value, boolean mustDie) {
        add(kind, record(id, encoded(value), key()), mustDie);
    }

    private void add(String kind, ProducerRecord<byte[], byte[]> record, boolean mustDie) {
        cases.add(new RecordCase(kind, record, mustDie));
    }

    private ProducerRecord<byte[], byte[]> record(
            UUID id, byte @Nullable [] value, byte @Nullable [] key) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
        String type = sample.apply(id).getSchema().getFullName();
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", id.toString().getBytes(UTF_8))
                .add("ce_type", type.getBytes(UTF_8))
                .add("ce_time", "2026-06-15T04:00:00Z".getBytes(UTF_8))
                .add("ce_source", "/computevoucher/hostile".getBytes(UTF_8));
        return record;
    }

    private ProducerRecord<byte[], byte[]> good(UUID id) {
        return record(id, encoded(sample.apply(id)), key());
    }

    private byte[] encoded(SpecificRecordBase value) {
        return Objects.requireNonNull(
                values.serialize(Topics.ofNamespace(value.getSchema().getNamespace()), value));
    }

    private byte[] key() {
        return ("hostile-" + random.nextInt(100)).getBytes(UTF_8);
    }

    private UUID newId() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
