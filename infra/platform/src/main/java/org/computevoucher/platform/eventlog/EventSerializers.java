package org.computevoucher.platform.eventlog;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.serialization.Serializer;
import tools.jackson.databind.cfg.ConstructorDetector;
import tools.jackson.databind.json.JsonMapper;

/** The two JSON forms in the log: events, and snapshots of aggregates. */
public final class EventSerializers {

    private EventSerializers() {}

    public static Serializer forEvents(EventNames names) {
        return new NamedJsonSerializer(EventJson.mapper(), names::nameOf, names::classOf);
    }

    /**
     * Snapshots hold an aggregate's fields, under a name made of its class and its fields. One that
     * no longer fits its class is passed over and the aggregate is read from its events: a snapshot
     * is a shortcut, never a truth.
     */
    public static Serializer forSnapshots(Collection<Class<?>> aggregateTypes) {
        Map<String, Class<?>> byName = new HashMap<>();
        aggregateTypes.forEach(type -> byName.put(snapshotName(type), type));
        JsonMapper fields =
                EventJson.mapper()
                        .rebuild()
                        // of its constructors, that without arguments: the others apply events
                        .constructorDetector(
                                ConstructorDetector.DEFAULT.withAllowImplicitWithDefaultConstructor(
                                        false))
                        .changeDefaultVisibility(
                                visibility ->
                                        visibility
                                                .withVisibility(
                                                        PropertyAccessor.ALL, Visibility.NONE)
                                                .withVisibility(
                                                        PropertyAccessor.FIELD, Visibility.ANY)
                                                .withVisibility(
                                                        PropertyAccessor.CREATOR, Visibility.ANY))
                        .build();
        return new NamedJsonSerializer(
                fields,
                EventSerializers::snapshotName,
                name -> {
                    Class<?> type = byName.get(name);
                    if (type == null) {
                        throw new IllegalArgumentException("no aggregate is named " + name);
                    }
                    return type;
                });
    }

    /**
     * Changes with every field that is added, removed, renamed or given another type: old snapshots
     * are let go.
     */
    private static String snapshotName(Class<?> type) {
        String fields =
                Arrays.stream(type.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .map(field -> field.getName() + ':' + field.getGenericType().getTypeName())
                        .sorted()
                        .collect(Collectors.joining(","));
        return type.getSimpleName() + '#' + Integer.toHexString(fields.hashCode());
    }
}
