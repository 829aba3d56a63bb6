package org.computevoucher.platform.identity;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The caller's own name for one request, from the header {@code Idempotency-Key}.
 *
 * <p>The same key with the same content gets the first answer again, for ever; with other content
 * it is a conflict. To make that hold without a table beside the log, the id of what a request
 * creates is derived from its key: the second request finds the first one's aggregate.
 *
 * @param value 1 to {@value #MAX_LENGTH} visible ASCII characters
 */
public record IdempotencyKey(String value) {

    public static final int MAX_LENGTH = 128;

    private static final Pattern VISIBLE_ASCII =
            Pattern.compile("[\\x21-\\x7e]{1," + MAX_LENGTH + "}");

    /**
     * @throws IllegalArgumentException if the value is empty, too long or holds other characters
     */
    public IdempotencyKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "an idempotency key has 1 to " + MAX_LENGTH + " visible ASCII characters");
        }
    }

    public static boolean isValid(String value) {
        return VISIBLE_ASCII.matcher(value).matches();
    }

    /**
     * The id of what a request with this key makes: UUID version 5 (RFC 9562) of purpose and key.
     *
     * @param purpose what is made, so that one key used for two kinds of request does not collide
     */
    public UUID idFor(String purpose) {
        NameBasedGenerator names = Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_OID);
        return names.generate(purpose + '\n' + value);
    }
}
