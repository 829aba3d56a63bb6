package org.computevoucher.platform.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Axon's view of our JSON: payloads under stable names, metadata as one flat object. */
@SuppressWarnings({
    "rawtypes",
    "unchecked",
    "TypeParameterUnusedInFormals"
}) // Axon 4's Serializer is declared with raw classes
final class NamedJsonSerializer implements Serializer {

    private static final String METADATA = "metadata";

    private final JsonMapper mapper;
    private final Function<Class<?>, String> names;
    private final Function<String, Class<?>> classes;
    private final ChainingConverter converter = new ChainingConverter();

    NamedJsonSerializer(
            JsonMapper mapper,
            Function<Class<?>, String> names,
            Function<String, Class<?>> classes) {
        this.mapper = mapper;
        this.names = names;
        this.classes = classes;
    }

    @Override
    public <T> SerializedObject<T> serialize(
            @Nullable Object object, Class<T> expectedRepresentation) {
        String json = mapper.writeValueAsString(object);
        T content = converter.convert(json, String.class, expectedRepresentation);
        Class<?> type = object == null ? Void.class : object.getClass();
        return new SimpleSerializedObject<>(content, expectedRepresentation, typeForClass(type));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return converter.canConvert(String.class, expectedRepresentation);
    }

    @Override
    public <S, T> @Nullable T deserialize(SerializedObject<S> serialized) {
        if (SerializedType.emptyType().equals(serialized.getType())) {
            return null;
        }
        Class<?> type = classForType(serialized.getType());
        S data = serialized.getData();
        String json =
                data instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.UTF_8)
                        : converter.convert(data, serialized.getContentType(), String.class);
        try {
            if (type == MetaData.class) {
                return (T) MetaData.from(mapper.readValue(json, java.util.Map.class));
            }
            return (T) mapper.readValue(json, type);
        } catch (JacksonException e) {
            throw new StoredEventUnreadableException(serialized.getType().getName(), e);
        }
    }

    @Override
    public Class classForType(SerializedType type) {
        if (type.getName().equals(METADATA) || type.getName().equals(MetaData.class.getName())) {
            return MetaData.class;
        }
        try {
            return classes.apply(type.getName());
        } catch (IllegalArgumentException e) {
            // never passed over: an aggregate or a read model would go on without it
            throw new StoredEventUnreadableException(type.getName(), e);
        }
    }

    @Override
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || Void.class.equals(type)) {
            return SimpleSerializedType.emptyType();
        }
        String name = MetaData.class.isAssignableFrom(type) ? METADATA : names.apply(type);
        return new SimpleSerializedType(name, null);
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
