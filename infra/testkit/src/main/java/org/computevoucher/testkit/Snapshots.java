package org.computevoucher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.computevoucher.platform.eventlog.EventSerializers;

/** A snapshot that does not load is passed over with a line in a log, so it is tested. */
public final class Snapshots {

    private Snapshots() {}

    /**
     * Fails where an aggregate with these events is another one after its snapshot was loaded, or
     * where they leave a field of it unset: that field would not be tested.
     */
    public static void assertReadBackWhole(Class<?> type, Object... events) {
        Object aggregate = sourced(type, events);

        assertReadBackEqual(aggregate);
        assertThat(aggregate).hasNoNullFieldsOrProperties();
    }

    /** Fails where an aggregate read back from its snapshot is not the aggregate. */
    public static void assertReadBackEqual(Object aggregate) {
        Serializer serializer = EventSerializers.forSnapshots(List.of(aggregate.getClass()));
        SerializedObject<byte[]> stored = serializer.serialize(aggregate, byte[].class);

        Object readBack = Objects.requireNonNull(serializer.deserialize(stored));

        assertThat(readBack).usingRecursiveComparison().isEqualTo(aggregate);
    }

    private static Object sourced(Class<?> type, Object... events) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object aggregate = constructor.newInstance();
            for (Object event : events) {
                Method handler = type.getDeclaredMethod("on", event.getClass());
                handler.setAccessible(true);
                handler.invoke(aggregate, event);
            }
            return aggregate;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not an aggregate of these events", e);
        }
    }
}
