package org.computevoucher.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import computevoucher.settlement.v1.SubsidyReimbursed;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.errors.SerializationException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.computevoucher.schemas.Events;
import org.computevoucher.schemas.FakeRegistry;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.failure.IncompatibleSchemaException;
import org.computevoucher.schemas.failure.MalformedMessageException;
import org.computevoucher.schemas.failure.RegistryUnavailableException;
import org.computevoucher.schemas.failure.SchemaException;
import org.computevoucher.schemas.failure.TruncatedMessageException;
import org.computevoucher.schemas.failure.UnknownSchemaIdException;
import org.computevoucher.schemas.failure.UnwritableRecordException;
import org.computevoucher.schemas.failure.WrongMagicByteException;
import org.computevoucher.schemas.registry.RegistrySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every kind of failure is an exception of its own that tells transient from permanent. */
class AvroFailuresTest {

    private final FakeRegistry registry = new FakeRegistry();
    private final Map<String, String> configs =
            Map.of(RegistrySettings.URL, registry.url(), RegistrySettings.MAX_RETRIES, "0");
    private final VoucherAvroSerializer serializer = VoucherAvroSerializer.forValues(configs);
    private final VoucherAvroDeserializer deserializer = VoucherAvroDeserializer.forValues(configs);

    @AfterEach
    void stop() {
        serializer.close();
        deserializer.close();
        registry.close();
    }

    private byte[] message() {
        return Objects.requireNonNull(serializer.serialize(Topics.JOURNAL, Events.posted()));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> reading(byte[] message) {
        return assertThatThrownBy(() -> deserializer.deserialize(Topics.JOURNAL, message));
    }

    private static void permanent(Throwable e) {
        assertThat(e).isInstanceOf(SerializationException.class);
        assertThat(((SchemaException) e).isRetriable()).isFalse();
    }

    @Test
    void a_registry_that_is_down_is_transient_for_reader_and_writer() {
        byte[] message = message();
        registry.close();

        reading(message)
                .isInstanceOf(RegistryUnavailableException.class)
                .isInstanceOf(SerializationException.class)
                .satisfies(e -> assertThat(((SchemaException) e).isRetriable()).isTrue());
        assertThatThrownBy(() -> serializer.serialize(Topics.SETTLEMENT, Events.reimbursed()))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(serializer.serialize(Topics.JOURNAL, Events.posted()))
                .as("what is known needs no registry")
                .isEqualTo(message);
    }

    @Test
    void an_unknown_id_is_permanent() {
        byte[] message = message();
        message[2] = 1;

        reading(message)
                .isInstanceOf(UnknownSchemaIdException.class)
                .hasMessageContaining("65537")
                .satisfies(AvroFailuresTest::permanent);
    }

    @Test
    void an_incompatible_schema_is_permanent() {
        registry.next(1, 200, "[1]")
                .next(1, 409, "{\"error_code\":409,\"message\":\"no default\"}");

        assertThatThrownBy(() -> serializer.serialize(Topics.JOURNAL, Events.posted()))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining(
                        "computevoucher.journal.v1-computevoucher.journal.v1.EntryPosted")
                .hasMessageContaining("no default")
                .satisfies(AvroFailuresTest::permanent);
    }

    @Test
    void a_wrong_magic_byte_is_permanent() {
        byte[] message = message();
        message[0] = '{';

        reading(message)
                .isInstanceOf(WrongMagicByteException.class)
                .hasMessageContaining("0x7b")
                .satisfies(AvroFailuresTest::permanent);
        reading(new byte[] {1}).isInstanceOf(WrongMagicByteException.class);
    }

    @Test
    void every_message_cut_short_is_truncated() {
        byte[] message = message();

        for (int length = 0; length < message.length; length++) {
            reading(Arrays.copyOf(message, length))
                    .as("%d of %d bytes", length, message.length)
                    .isInstanceOf(TruncatedMessageException.class)
                    .hasMessageContaining(length + " byte(s)")
                    .satisfies(AvroFailuresTest::permanent);
        }
        assertThat(deserializer.deserialize(Topics.JOURNAL, message)).isNotNull();
    }

    @Test
    void bytes_left_over_are_malformed() {
        byte[] message = message();

        reading(Arrays.copyOf(message, message.length + 1))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("left over")
                .satisfies(AvroFailuresTest::permanent);
    }

    @Test
    void whatever_the_bytes_the_failure_is_a_permanent_one_of_ours() {
        byte[] message = message();
        Random random = new Random(20_260_301);

        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = message.clone();
            int from =
                    WireFormat.HEADER_BYTES
                            + random.nextInt(damaged.length - WireFormat.HEADER_BYTES);
            for (int at = from; at < Math.min(damaged.length, from + 1 + i % 12); at++) {
                damaged[at] = (byte) random.nextInt();
            }
            try {
                deserializer.deserialize(Topics.JOURNAL, damaged);
            } catch (RuntimeException e) {
                assertThat(e)
                        .isInstanceOfAny(
                                TruncatedMessageException.class, MalformedMessageException.class)
                        .satisfies(AvroFailuresTest::permanent);
            }
        }
    }

    @Test
    void a_record_that_does_not_fit_its_schema_is_refused_and_leaves_nothing_behind() {
        GenericData.Record half = new GenericData.Record(SubsidyReimbursed.getClassSchema());
        half.put("eventId", "only this");
        byte[] before = serializer.serialize(Topics.SETTLEMENT, Events.reimbursed());

        assertThatThrownBy(() -> serializer.serialize(Topics.SETTLEMENT, half))
                .isInstanceOf(UnwritableRecordException.class)
                .hasMessageContaining("SubsidyReimbursed")
                .satisfies(AvroFailuresTest::permanent);
        assertThat(serializer.serialize(Topics.SETTLEMENT, Events.reimbursed())).isEqualTo(before);
    }

    @Test
    void only_avro_records_are_written() {
        assertThatThrownBy(() -> serializer.serialize("t", "text"))
                .isInstanceOf(UnwritableRecordException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void a_schema_that_is_no_record_is_read_as_it_is() {
        int id = registry.give(Schema.create(Schema.Type.LONG));

        assertThat(deserializer.deserialize("t", new byte[] {0, 0, 0, 0, (byte) id, 84}))
                .isEqualTo(42L);
    }
}
