package org.computevoucher.platform.web.json;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Values that are written as text, read to the letter: no blanks, no short forms, no aliases. */
public final class Scalars {

    /** The only form of RFC 9562, 4; Java's own parser takes "1-1-1-1-1" for one. */
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");

    private Scalars() {}

    public static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** Decimal digits, as in JSON; nothing where it does not fit into a long. */
    public static Optional<Long> number(String text) {
        try {
            return WHOLE_NUMBER.matcher(text).matches()
                    ? Optional.of(Long.valueOf(text))
                    : Optional.empty();
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    public static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The constant of exactly this name. */
    public static <E> Optional<E> constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst();
    }
}
