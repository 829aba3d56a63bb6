package org.computevoucher.platform.eventlog;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.serialization.Serializer;
import tools.jackson.databind.json.JsonMapper;

/** The two JSON forms in the log: events, and snapshots of aggregates. */
public final class EventSerializers {

    private EventSerializers() {}

    public static Serializer forEvents(EventNames names) {
        return new NamedJsonSerializer(EventJson.mapper(), names::nameOf, names::classOf);
    }

    /**
     * Snapshots hold an aggregate's fields, under the aggregate's simple class name. One that no
     * longer fits its class is passed over and the aggregate is read from its events: a snapshot is
     * a shortcut, never a truth.
     */
    public static Serializer forSnapshots(Collection<Class<?>> aggregateTypes) {
        Map<String, Class<?>> byName = new HashMap<>();
        aggregateTypes.forEach(type -> byName.put(type.getSimpleName(), type));
        JsonMapper fields =
                EventJson.mapper()
                        .rebuild()
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
                Class::getSimpleName,
                name -> {
                    Class<?> type = byName.get(name);
                    if (type == null) {
                        throw new IllegalArgumentException("no aggregate is named " + name);
                    }
                    return type;
                });
    }
}
