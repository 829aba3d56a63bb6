package org.computevoucher.platform.request;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The caller's own name for one request, from the header {@code Idempotency-Key}, together with who
 * the caller is and what was requested.
 *
 * <p>The same key with the same content gets the first answer again, for ever; with other content
 * it is a conflict. Keys belong to their caller: two callers who choose the same one do not meet. A
 * refused request takes no key.
 *
 * @param caller the caller's stable name, the subject of its token
 * @param value the key itself: 1 to {@value #MAX_LENGTH} visible ASCII characters
 * @param method the HTTP method
 * @param path the path of the request, its variables percent-encoded in one way
 */
public record RequestKey(String caller, String value, String method, String path) {

    /** The most characters of a key: long enough for a UUID with a speaking prefix. */
    public static final int MAX_LENGTH = 128;

    /** What a key looks like, for people. */
    public static final String SYNTAX = "1 to " + MAX_LENGTH + " visible ASCII characters";

    private static final Pattern VISIBLE_ASCII =
            Pattern.compile("[\\x21-\\x7e]{1," + MAX_LENGTH + "}");

    private static final long VERSION_8 = 8L << 12;
    private static final long VERSION_BITS = 0xf000L;
    private static final long VARIANT_RFC_9562 = 1L << 63;
    private static final long VARIANT_BITS = 3L << 62;

    /**
     * @throws IllegalArgumentException if the value is empty, too long or holds other characters
     */
    public RequestKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("an idempotency key has " + SYNTAX);
        }
    }

    public static boolean isValid(String value) {
        return VISIBLE_ASCII.matcher(value).matches();
    }

    /**
     * What is unique for ever: a UUID of version 8 made from the SHA-256 of caller and value (RFC
     * 9562, appendix B.2). What was requested is no part of it, so that one key cannot name two
     * requests. With 122 bits, even 10<sup>12</sup> requests meet by chance once in 10<sup>13</sup>
     * ledgers.
     */
    public UUID id() {
        ByteBuffer hash = ByteBuffer.wrap(FramedSha256.of("request key 1", caller, value));
        long high = hash.getLong();
        long low = hash.getLong();
        return new UUID(
                (high & ~VERSION_BITS) | VERSION_8, (low & ~VARIANT_BITS) | VARIANT_RFC_9562);
    }
}
