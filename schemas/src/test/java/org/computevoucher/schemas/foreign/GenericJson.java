package org.computevoucher.schemas.foreign;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** An event as JSON, with times in microseconds as the schema has them. */
final class GenericJson {

    private GenericJson() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case IndexedRecord record ->
                    record.getSchema().getFields().stream()
                            .map(f -> "\"" + f.name() + "\":" + of(record.get(f.pos())))
                            .collect(Collectors.joining(",", "{", "}"));
            case List<?> list ->
                    list.stream().map(GenericJson::of).collect(Collectors.joining(",", "[", "]"));
            case Instant instant ->
                    String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
            case CharSequence text -> "\"" + text + "\"";
            default -> String.valueOf(value);
        };
    }
}
