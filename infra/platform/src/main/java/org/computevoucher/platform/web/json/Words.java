package org.computevoucher.platform.web.json;

import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What would be right, in the caller's words: never the name of a class. */
public final class Words {

    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(long.class, Long.class, int.class, Integer.class, short.class, Short.class);

    private Words() {}

    /** For example "must be a whole number". */
    public static String of(Class<?> type) {
        if (type == String.class) {
            return "must be a text";
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "must be a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == UUID.class) {
            return "must be a UUID, as in 018f0000-0000-7000-8000-000000000001";
        }
        if (type == LocalDate.class) {
            return Rfc3339.DATE_WORDS;
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return Rfc3339.TIME_WORDS;
        }
        if (type.isEnum()) {
            return "must be one of " + constantsOf(type);
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be a list";
        }
        return type.isRecord() ? "must be an object" : "does not have the expected form";
    }

    private static String constantsOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
    }
}
