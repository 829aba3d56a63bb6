package org.computevoucher.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.computevoucher.platform.eventlog.EventSerializers;

/** A snapshot that does not load is passed over with a line in a log, so it is tested. */
public final class Snapshots {

    private Snapshots() {}

    /** Fails where an aggregate read back from its snapshot is not the aggregate. */
    public static void assertReadBackWhole(Object aggregate) {
        Serializer serializer = EventSerializers.forSnapshots(List.of(aggregate.getClass()));
        SerializedObject<byte[]> stored = serializer.serialize(aggregate, byte[].class);

        Object readBack = Objects.requireNonNull(serializer.deserialize(stored));

        assertThat(readBack).usingRecursiveComparison().isEqualTo(aggregate);
    }
}
